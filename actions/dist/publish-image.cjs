const require_action = require("./entrypoints-action.cjs");
const require_variables = require("./declaration-variables.cjs");
// actions/src/commands/images/publish-image/command.ts
var command_default = require_action.command({
	name: "publish-image",
	group: "Images",
	summary: "push a built and tested image under its commit, without building",
	inputs: {
		variant: require_action.variantName({
			help: "variant of the image, one that is published",
			variable: "CPU_OR_GPU",
			required: true
		}),
		image: require_action.imageReference({
			help: "image to push",
			defaultWords: "the local build of the variant"
		}),
		tested: require_action.text({
			help: "id of the image that was tested: nothing else is pushed",
			required: true
		}),
		commit: require_action.text({
			help: "the commit that it was built from",
			defaultWords: "HEAD"
		}),
		rebuild: require_action.flag({ help: "push it as the rebuild of its variant, beside what the commit has: for promote-images --rebuild" }),
		sbom: require_action.path({ help: "CycloneDX bill of materials (JSON) to attach" })
	},
	outputs: {
		digest: "Digest of the image in the registry",
		name: "Name of the image without a tag",
		reference: "Name of the image with the tag of its commit, or of a rebuild",
		already: "true if the registry had this image"
	},
	report: {
		what: "the published image (for attest-image and promote-images)",
		schema: "actions/publish-image/report.schema.json",
		actionDefault: "reports/publish-<variant>.json"
	},
	action: {
		name: "publish-image",
		title: "Publish an image",
		description: "Pushes a built and tested image under its commit, without building, and checks what the registry has",
		icon: "upload-cloud",
		color: "blue"
	},
	variables: [
		...require_variables.ENGINE_VARIABLES,
		"VSC_IMAGE_NAME",
		...require_variables.REGISTRY_VARIABLES
	],
	make: false,
	async run({ variant, image, tested, commit, rebuild, sbom, ...rest }, ports) {
		const { publishImage } = await Promise.resolve().then(() => require("./run-publish-image.cjs"));
		const { publishImageView } = await Promise.resolve().then(() => require("./publish-image-view.cjs"));
		const published = await publishImage({
			variant,
			image,
			tested,
			commit,
			rebuild,
			sbom
		}, ports);
		const { digest, name, reference, already, size } = published;
		const what = already ? "already published" : "published";
		ports.log.info(`${what}: ${reference} (${require_action.formatBytes(size)})`);
		return require_action.ended(rest, {
			outputs: {
				digest,
				name,
				reference,
				already
			},
			view: publishImageView(published),
			text: digest,
			report: {
				version: 1,
				variant,
				name,
				digest
			}
		});
	}
});
// action:publish-image
require_action.runAction(command_default);
