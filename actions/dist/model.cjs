// actions/src/environment/model.ts
/** The image condaVariants that have an environment file. */
const condaVariants = ["cpu", "gpu"];
Object.defineProperty(exports, "condaVariants", {
	enumerable: true,
	get: function() {
		return condaVariants;
	}
});
