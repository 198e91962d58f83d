// actions/src/commands/images/attest-image/attest-image-view.ts
/** What was attested of an image, for people. */
function attestImageView({ name, digest, provenance, sbom, tests }) {
	const contents = sbom === void 0 ? [] : [["what is in it", sbom.url]];
	const tested = tests === void 0 ? [] : [["that its tests passed", tests.url]];
	return {
		title: "Attestations",
		state: "passed",
		verdict: `Attested: \`${name}@${digest}\`.`,
		findings: [],
		sources: /* @__PURE__ */ new Map(),
		sections: [{
			heading: "What GitHub keeps",
			paragraphs: [],
			table: {
				header: ["Attested", "Page"],
				rows: [
					["where it comes from", provenance.url],
					...contents,
					...tested
				]
			}
		}]
	};
}
exports.attestImageView = attestImageView;
