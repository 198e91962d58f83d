const require_action = require("./entrypoints-action.cjs");
// actions/src/commands/images/promotion/attested-inputs.ts
/** What promotions and roll backs ask of the attestations of images. */
const attestedInputs = {
	attested: require_action.flag({
		help: "take only images that publish.yml of this repository has attested",
		negated: "take images without attestations as well",
		default: true
	}),
	trustedRoot: require_action.path({
		help: "file of the authorities that sign, as gh attestation trusted-root prints it",
		variable: "VSC_TRUSTED_ROOT",
		defaultWords: "those of Sigstore's public instance"
	})
};
Object.defineProperty(exports, "attestedInputs", {
	enumerable: true,
	get: function() {
		return attestedInputs;
	}
});
