const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_markdown = require("./report-markdown.cjs");
const require_image_packages = require("./promotion-image-packages.cjs");
const require_released_image = require("./registry-released-image.cjs");
const require_prose = require("./report-prose.cjs");
const require_texts = require("./release-notes-texts.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_predicates = require("./attestations-predicates.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/commands/images/release-notes/verify-command.ts
/**
* How anybody verifies an image: that a run of this repository made it, by this workflow. Without the latter
* `gh` takes only what a workflow of the repository itself has signed.
*
* @param reference name of the image, with its digest or a tag
* @param signer `OWNER/NAME/.github/workflows/FILE`, if it is known
*/
function verifyCommand(reference, repository, signer) {
	return `gh attestation verify oci://${reference} --repo ${repository}${signer === null ? "" : ` --signer-workflow ${signer}`} --bundle-from-oci`;
}
// actions/src/commands/images/release-notes/contents.ts
/** Reads manifests and bills of materials of the images of a release, each once. */
async function releaseContents(registry, { number, digests }) {
	const bills = Object.entries(digests).map(async ([variant, digest]) => [variant, await require_image_packages.imagePackages(registry, digest) ?? null]);
	const [images, ...software] = await Promise.all([require_released_image.releasedImages(registry, digests), ...bills]);
	return {
		number,
		images,
		software: Object.fromEntries(software)
	};
}
// actions/src/commands/images/release-notes/diff.ts
/** Compares the images of two releases: packages by the bills of materials, sizes and layers by the manifests. */
function releaseDiff(before, after) {
	const named = [before, after].flatMap(({ images }) => images.map(({ variant }) => variant));
	const images = [...new Set(named)].toSorted().map((variant) => imageDiff(variant, before, after));
	return {
		from: before.number,
		to: after.number,
		images
	};
}
const imageOf = (variant, { images }) => images.find((image) => image.variant === variant);
function imageDiff(variant, before, after) {
	const [from, to] = [imageOf(variant, before), imageOf(variant, after)];
	const [was, is] = [before.software[variant], after.software[variant]];
	const [old, now] = [from?.layers ?? [], to?.layers ?? []];
	const added = without(now, old);
	return {
		variant,
		from: sizeOf(from),
		to: sizeOf(to),
		layers: {
			kept: now.length - added.length,
			added,
			removed: without(old, now)
		},
		packages: was && is ? require_image_packages.packageChanges(was, is) : null
	};
}
/** The layers that are not among the others. */
function without(layers, others) {
	const known = new Set(others.map(({ digest }) => digest));
	return layers.filter(({ digest }) => !known.has(digest));
}
function sizeOf(image) {
	if (image === void 0) return null;
	const { digest, size, unpacked } = image;
	return {
		digest,
		size,
		unpacked
	};
}
// actions/src/commands/images/release-notes/index-page.ts
/** The page in the repository that lists releases. It lies where a push starts no publish. */
const INDEX_FILE = "docs/releases.md";
/**
* The text of that page, newest first.
*
* @param name of the images, without a tag
*/
function releaseIndex(releases, name) {
	const rows = releases.map((release) => {
		const { number, when, commit, digests, changes, reason } = release;
		const tags = Object.keys(digests).map((variant) => require_prose.code(require_released_image.numberTag(variant, number)));
		const why = reason === void 0 ? [] : [reason];
		const cells = [
			when.slice(0, 10),
			require_prose.code(commit.slice(0, 10)),
			tags.join(", ")
		];
		return [
			String(number),
			...cells,
			require_texts.changesText([...changes, ...why])
		].map(require_markdown.markdownProse);
	});
	return [
		"# Releases",
		"",
		`The newest 100 releases of the images at ${require_markdown.markdownProse(require_prose.code(name))}; publish.yml keeps this page. All of one, and what`,
		"differs between two: `npx vsc releases show 1`, `npx vsc releases diff 1 2`.",
		"",
		require_markdown.markdownTable([[
			"Release",
			"Day",
			"Commit",
			"Tags",
			"What is new"
		], ...rows], { alignDelimiters: false }),
		""
	].join("\n");
}
// actions/src/commands/images/release-notes/sections.ts
/** All that there is to say of a release: who and why, images, how to pull, verify and go back to it. */
function detailSections(details) {
	const { release, name, images } = details;
	const { number, commit, changes, locks } = release;
	const tags = [...require_released_image.releaseTags(release).keys()];
	const lockRows = Object.entries(locks).map(([file, hash]) => [file, require_prose.code(hash)]);
	return [
		{ table: { rows: [...require_texts.askedRows(release), ["Commit", require_prose.code(commit)]] } },
		...changes.length > 0 ? [{
			heading: "What is new",
			list: changes
		}] : [],
		{
			heading: "Images",
			paragraphs: ["For linux/amd64. None is built for linux/arm64."],
			table: {
				header: [
					"Variant",
					"Digest",
					"To download",
					"Unpacked",
					"Layers"
				],
				rows: images.map(imageRow),
				align: [
					"left",
					"left",
					"right",
					"right",
					"right"
				]
			}
		},
		{
			heading: "How to pull them",
			code: tags.map((tag) => `docker pull ${name}:${tag}`).join("\n")
		},
		...lockRows.length > 0 ? [{
			heading: "Locks",
			table: {
				header: ["File", "Digest"],
				rows: lockRows
			}
		}] : [],
		...attestationSections(details),
		{
			heading: "How to go back to them",
			code: `npx vsc rollback ${number} --reason WHY`
		}
	];
}
function imageRow({ variant, digest, size, unpacked, layers }) {
	const lost = size === null;
	return [
		variant,
		lost ? `${require_prose.code(digest)} is gone from the registry` : require_prose.code(digest),
		bytesText(size),
		bytesText(unpacked),
		lost ? "" : String(layers.length)
	];
}
const STATEMENTS = {
	[require_predicates.PredicateType.provenance]: "where it comes from",
	[require_predicates.PredicateType.bill]: "what is in it",
	[require_predicates.PredicateType.tests]: "that its tests passed"
};
function attestationSections({ release, name, images }) {
	const heading = "What is attested";
	const attested = images.filter((image) => image.attested.length > 0);
	if (attested.length === 0) return [{
		heading,
		paragraphs: ["Nothing lies beside these images in the registry."]
	}];
	const commands = attested.flatMap(({ variant, source, signer }) => {
		const repository = /^https:\/\/[^/]+\/([\w.-]+\/[\w.-]+)$/.exec(source ?? "")?.[1];
		if (repository === void 0) return [];
		return [verifyCommand(`${name}:${require_released_image.numberTag(variant, release.number)}`, repository, signer).replaceAll(" --", " \\\n  --")];
	});
	const rows = attested.map((image) => [image.variant, image.attested.map((type) => STATEMENTS[type] ?? type).join(", ")]);
	const shown = commands.length > 0 && { code: commands.join("\n") };
	return [{
		heading,
		table: { rows },
		...shown
	}];
}
/** How the images of two releases differ: sizes and layers, and each package. */
function diffSections({ images }) {
	return [
		{ table: {
			header: [
				"Variant",
				"To download",
				"Unpacked",
				"Layers"
			],
			rows: images.map(({ variant, from, to, layers }) => [
				variant,
				changeText(from?.size, to?.size),
				changeText(from?.unpacked, to?.unpacked),
				layersText(layers)
			])
		} },
		...images.flatMap(({ variant, packages }) => packages === null ? [{ paragraphs: [`What differs in ${variant} is not known: a bill of materials is missing.`] }] : []),
		...packageSections(images)
	];
}
function packageSections(images) {
	const where = /* @__PURE__ */ new Map();
	for (const { variant, packages } of images) for (const { kind, name, from, to } of packages ?? []) {
		const row = JSON.stringify([
			kind,
			name,
			from ?? "none",
			to ?? "none"
		]);
		where.set(row, [...where.get(row) ?? [], variant]);
	}
	if (where.size === 0) return [];
	return [{
		heading: "Packages",
		table: {
			header: [
				"By",
				"Package",
				"Before",
				"After",
				"Images"
			],
			rows: [...where].map(([row, variants]) => [...JSON.parse(row), variants.join(", ")])
		}
	}];
}
function layersText({ kept, added, removed }) {
	const bytes = added.reduce((sum, { size }) => sum + size, 0);
	return `${kept} the same, ${added.length === 0 ? "none new" : `${added.length} new (${require_action.formatBytes(bytes)})`}, ${removed.length} gone`;
}
function changeText(from, to) {
	const [before, after] = [bytesText(from), bytesText(to)];
	return before === after ? after : `${before} → ${after}`;
}
const bytesText = (bytes) => bytes === null || bytes === void 0 ? "-" : require_action.formatBytes(bytes);
// actions/src/commands/images/release-notes/release-notes-view.ts
/**
* The page of a release: all of it, what differs from the one before, and the software.
*
* @param diff undefined for the first release
*/
function releaseNotesView(details, diff, software) {
	const [differs, ...more] = diff === void 0 ? [] : diffSections(diff);
	return require_action.reportView({
		title: "Images",
		verdict: `The images of ${require_texts.releaseName(details.release)}.`,
		sections: [
			...detailSections(details),
			...differs === void 0 ? [] : [{
				heading: `Against release ${diff?.from}`,
				...differs
			}, ...more],
			...softwareSections(software)
		]
	});
}
const MANAGERS = {
	conda: "conda",
	pip: "pip",
	apt: "Debian"
};
/** Every package, a line each: tables would be cut, and people search in it. */
function softwareSections(software) {
	const lines = /* @__PURE__ */ new Map();
	for (const [variant, packages] of Object.entries(software)) for (const { kind, name, version } of packages ?? []) lines.set(kind, [...lines.get(kind) ?? [], `${name} ${version}\0${variant}`]);
	return Object.entries(MANAGERS).flatMap(([kind, manager]) => {
		const all = lines.get(kind) ?? [];
		const shown = [...Map.groupBy(all, (line) => line.slice(0, line.indexOf("\0")))].toSorted(([one], [other]) => one < other ? -1 : 1);
		const whole = Object.keys(software).length;
		const text = shown.map(([line, where]) => where.length === whole ? line : `${line} (${where.map(variantOfLine).join(", ")})`);
		return text.length === 0 ? [] : [{
			heading: `Software by ${manager}`,
			code: text.join("\n")
		}];
	});
}
const variantOfLine = (line) => line.slice(line.indexOf("\0") + 1);
// actions/src/commands/images/release-notes/pages.ts
const NOTES_FILE = "notes.json";
/** GitHub takes 125,000 characters of a release's text. */
const NOTES_ROOM = 12e4;
/** Writes the pages of a release for a job that may not see the registry: its notes, and the index. */
async function writeReleasePages(folder, at, release) {
	const { registry, name } = at;
	const { number, commit, previous } = release;
	const before = previous === void 0 ? void 0 : await require_ledger.readEntry(registry, previous);
	const after = await releaseContents(registry, release);
	const diff = before && releaseDiff(await releaseContents(registry, before.value), after);
	const { images, software } = after;
	const view = releaseNotesView({
		release,
		name,
		images
	}, diff, software);
	const made = {
		version: 1,
		number,
		commit,
		notes: require_markdown.renderMarkdown(view, NOTES_ROOM)
	};
	const files = {
		[NOTES_FILE]: JSON.stringify(made),
		"proposal.md": `Release ${number} of the images was made: this page lists it. Nothing is built or published by merging it.\n`,
		[INDEX_FILE]: releaseIndex(await require_ledger.readReleases(registry, 100), name)
	};
	for (const [file, text] of Object.entries(files)) {
		const target = node_path.default.join(folder, file);
		await (0, node_fs_promises.mkdir)(node_path.default.dirname(target), { recursive: true });
		await (0, node_fs_promises.writeFile)(target, text);
	}
}
Object.defineProperty(exports, "NOTES_FILE", {
	enumerable: true,
	get: function() {
		return NOTES_FILE;
	}
});
Object.defineProperty(exports, "verifyCommand", {
	enumerable: true,
	get: function() {
		return verifyCommand;
	}
});
Object.defineProperty(exports, "writeReleasePages", {
	enumerable: true,
	get: function() {
		return writeReleasePages;
	}
});
