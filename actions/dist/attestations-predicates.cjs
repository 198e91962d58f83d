// actions/src/github/attestations/predicates.ts
/**
* What statements about an image say, by their types: where it was built (SLSA), what is in it (CycloneDX),
* and the result of its tests (in-toto's "Test Result").
*/
const PredicateType = {
	provenance: "https://slsa.dev/provenance/v1",
	bill: "https://cyclonedx.org/bom",
	tests: "https://in-toto.io/attestation/test-result/v0.1"
};
Object.defineProperty(exports, "PredicateType", {
	enumerable: true,
	get: function() {
		return PredicateType;
	}
});
