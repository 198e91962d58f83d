const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_ucs2length$1 = require("./npm-ajv.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_errors = require("./errors.cjs");
const require_artifact_text = require("./comment-report-artifact-text.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
// actions/publish-image/report.schema.json
var require_report_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const pattern0 = /* @__PURE__ */ new RegExp("^[a-z][a-z0-9]{0,15}$", "u");
	const pattern1 = /* @__PURE__ */ new RegExp("^sha256:[0-9a-f]{64}$", "u");
	const func0 = require_ucs2length$1.require_ucs2length().default;
	function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
		let vErrors = null;
		let errors = 0;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.version === void 0) {
				const err0 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "version" },
					message: "must have required property 'version'"
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
			if (data.variant === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "variant" },
					message: "must have required property 'variant'"
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (data.name === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "name" },
					message: "must have required property 'name'"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.digest === void 0) {
				const err3 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "digest" },
					message: "must have required property 'digest'"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "version" || key0 === "variant" || key0 === "name" || key0 === "digest")) {
				const err4 = {
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			if (data.version !== void 0) {
				if (1 !== data.version) {
					const err5 = {
						instancePath: instancePath + "/version",
						schemaPath: "#/properties/version/const",
						keyword: "const",
						params: { allowedValue: 1 },
						message: "must be equal to constant"
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			}
			if (data.variant !== void 0) {
				let data1 = data.variant;
				if (typeof data1 === "string") {
					if (!pattern0.test(data1)) {
						const err6 = {
							instancePath: instancePath + "/variant",
							schemaPath: "#/properties/variant/pattern",
							keyword: "pattern",
							params: { pattern: "^[a-z][a-z0-9]{0,15}$" },
							message: "must match pattern \"^[a-z][a-z0-9]{0,15}$\""
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
				} else {
					const err7 = {
						instancePath: instancePath + "/variant",
						schemaPath: "#/properties/variant/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			}
			if (data.name !== void 0) {
				let data2 = data.name;
				if (typeof data2 === "string") {
					if (func0(data2) > 500) {
						const err8 = {
							instancePath: instancePath + "/name",
							schemaPath: "#/properties/name/maxLength",
							keyword: "maxLength",
							params: { limit: 500 },
							message: "must NOT have more than 500 characters"
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
					if (func0(data2) < 1) {
						const err9 = {
							instancePath: instancePath + "/name",
							schemaPath: "#/properties/name/minLength",
							keyword: "minLength",
							params: { limit: 1 },
							message: "must NOT have fewer than 1 characters"
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				} else {
					const err10 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			}
			if (data.digest !== void 0) {
				let data3 = data.digest;
				if (typeof data3 === "string") {
					if (!pattern1.test(data3)) {
						const err11 = {
							instancePath: instancePath + "/digest",
							schemaPath: "#/properties/digest/pattern",
							keyword: "pattern",
							params: { pattern: "^sha256:[0-9a-f]{64}$" },
							message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
				} else {
					const err12 = {
						instancePath: instancePath + "/digest",
						schemaPath: "#/properties/digest/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			}
		} else {
			const err13 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err13];
			else vErrors.push(err13);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/commands/images/published-report.ts
var import_report_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_report_schema(), 1);
const fits = require_schema.lazySchema(import_report_schema.default);
/**
* Reads which image another job has published.
*
* @param file path from the folder
* @throws UserError if it is missing or not such a report.
*/
async function readPublished(folder, file) {
	const report = parsed(await require_artifact_text.readArtifactText(folder, file));
	if (fits()(report)) return report;
	throw new require_errors.UserError(`${node_path.default.join(folder, file)} is not a report of publish-image`, { next: "give the file that publish-image wrote (its input report)" });
}
/**
* The digests of what the jobs of a run have published.
*
* @param folder with their artifacts, each in a folder of its name: `report-image-<variant>`
* @throws UserError if the report of a variant is missing, or another's.
*/
async function publishedDigests(folder, variants) {
	const pairs = variants.map(async (variant) => {
		const file = `report-image-${variant}/publish-${variant}.json`;
		const report = await readPublished(folder, file);
		if (report.variant === variant) return [variant, report.digest];
		throw new require_errors.UserError(`${node_path.default.join(folder, file)} is the report of ${report.variant}`, { next: "look at the job that published the image" });
	});
	return Object.fromEntries(await Promise.all(pairs));
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
exports.publishedDigests = publishedDigests;
exports.readPublished = readPublished;
