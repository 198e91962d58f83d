const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_ucs2length$1 = require("./ucs2length.cjs");
const require_js_yaml = require("./js-yaml.cjs");
const require_inputs = require("./inputs.cjs");
let node_crypto = require("node:crypto");
// actions/src/environment/rules/catalogue.ts
/** A finding of a rule in the catalogue. */
function finding(rule, severity, place, message, suggestion) {
	return {
		rule,
		severity,
		place,
		message,
		...suggestion === void 0 ? {} : { suggestion }
	};
}
// actions/src/environment/lock/model.ts
/**
* The SHA-256 (hex) of what a lock is made from: channels, entries and the machine. Comments and the
* order of the conda and pip sections don't count.
*/
function inputsHash(file, virtualPackages) {
	const inputs = [
		file.channels.map(({ name }) => name),
		file.conda.map(({ raw }) => raw).toSorted(),
		file.pip.map(({ raw }) => raw).toSorted(),
		Object.entries(virtualPackages).toSorted(([a], [b]) => a < b ? -1 : 1)
	];
	return (0, node_crypto.createHash)("sha256").update(JSON.stringify(inputs)).digest("hex");
}
/** The files of a variant's lock, beside its environment file. */
function lockFiles(variant) {
	const base = `environment/${variant}`;
	return {
		explicit: `${base}.lock`,
		details: `${base}.lock.json`,
		pip: `${base}.pip.lock`
	};
}
// environment/lock.schema.json
var require_lock_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const schema0 = {
		"$schema": "http://json-schema.org/draft-07/schema#",
		"title": "Details of a lock, written by `vsc lock` beside it",
		"type": "object",
		"required": [
			"schema",
			"variant",
			"inputs",
			"packages",
			"pip"
		],
		"properties": {
			"schema": { "const": 1 },
			"variant": { "enum": ["cpu", "gpu"] },
			"inputs": {
				"description": "SHA-256 of what the lock was made from; the lock's head has the same.",
				"type": "string",
				"pattern": "^[0-9a-f]{64}$"
			},
			"packages": {
				"description": "Conda packages in the order of their installation.",
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"name",
						"version",
						"build",
						"buildNumber",
						"subdir",
						"url",
						"depends"
					],
					"properties": {
						"name": { "type": "string" },
						"version": { "type": "string" },
						"build": { "type": "string" },
						"buildNumber": { "type": "integer" },
						"subdir": { "enum": ["linux-64", "noarch"] },
						"url": {
							"type": "string",
							"pattern": "^https?://"
						},
						"md5": {
							"type": "string",
							"pattern": "^[0-9a-f]{32}$"
						},
						"sha256": {
							"type": "string",
							"pattern": "^[0-9a-f]{64}$"
						},
						"size": {
							"description": "Bytes to download.",
							"type": "integer"
						},
						"depends": {
							"type": "array",
							"items": { "type": "string" }
						}
					},
					"additionalProperties": false
				}
			},
			"pip": {
				"description": "What pip installs on top, with the files that fit the image.",
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"name",
						"version",
						"files"
					],
					"properties": {
						"name": { "type": "string" },
						"version": { "type": "string" },
						"requires": {
							"type": "array",
							"items": { "type": "string" }
						},
						"files": {
							"type": "array",
							"items": {
								"type": "object",
								"required": [
									"filename",
									"url",
									"sha256",
									"size"
								],
								"properties": {
									"filename": { "type": "string" },
									"url": { "type": "string" },
									"sha256": {
										"type": "string",
										"pattern": "^[0-9a-f]{64}$"
									},
									"size": { "type": "integer" }
								},
								"additionalProperties": false
							}
						}
					},
					"additionalProperties": false
				}
			}
		},
		"additionalProperties": false
	};
	const pattern0 = /* @__PURE__ */ new RegExp("^[0-9a-f]{64}$", "u");
	const pattern1 = /* @__PURE__ */ new RegExp("^https?://", "u");
	const pattern2 = /* @__PURE__ */ new RegExp("^[0-9a-f]{32}$", "u");
	const func0 = Object.prototype.hasOwnProperty;
	function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
		let vErrors = null;
		let errors = 0;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.schema === void 0) {
				const err0 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "schema" },
					message: "must have required property 'schema'"
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
			if (data.inputs === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "inputs" },
					message: "must have required property 'inputs'"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.packages === void 0) {
				const err3 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "packages" },
					message: "must have required property 'packages'"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (data.pip === void 0) {
				const err4 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "pip" },
					message: "must have required property 'pip'"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "schema" || key0 === "variant" || key0 === "inputs" || key0 === "packages" || key0 === "pip")) {
				const err5 = {
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (data.schema !== void 0) {
				if (1 !== data.schema) {
					const err6 = {
						instancePath: instancePath + "/schema",
						schemaPath: "#/properties/schema/const",
						keyword: "const",
						params: { allowedValue: 1 },
						message: "must be equal to constant"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
			if (data.variant !== void 0) {
				let data1 = data.variant;
				schema0.properties.variant.enum;
				if (!(data1 === "cpu" || data1 === "gpu")) {
					const err7 = {
						instancePath: instancePath + "/variant",
						schemaPath: "#/properties/variant/enum",
						keyword: "enum",
						params: { allowedValues: schema0.properties.variant.enum },
						message: "must be equal to one of the allowed values"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			}
			if (data.inputs !== void 0) {
				let data2 = data.inputs;
				if (typeof data2 === "string") {
					if (!pattern0.test(data2)) {
						const err8 = {
							instancePath: instancePath + "/inputs",
							schemaPath: "#/properties/inputs/pattern",
							keyword: "pattern",
							params: { pattern: "^[0-9a-f]{64}$" },
							message: "must match pattern \"^[0-9a-f]{64}$\""
						};
						if (vErrors === null) vErrors = [err8];
						else vErrors.push(err8);
						errors++;
					}
				} else {
					const err9 = {
						instancePath: instancePath + "/inputs",
						schemaPath: "#/properties/inputs/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			}
			if (data.packages !== void 0) {
				let data3 = data.packages;
				if (Array.isArray(data3)) {
					const len0 = data3.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data4 = data3[i0];
						const _errs8 = errors;
						if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
							if (data4.name === void 0) {
								const err10 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err10];
								else vErrors.push(err10);
								errors++;
							}
							if (data4.version === void 0) {
								const err11 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err11];
								else vErrors.push(err11);
								errors++;
							}
							if (data4.build === void 0) {
								const err12 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "build" },
									message: "must have required property 'build'"
								};
								if (vErrors === null) vErrors = [err12];
								else vErrors.push(err12);
								errors++;
							}
							if (data4.buildNumber === void 0) {
								const err13 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "buildNumber" },
									message: "must have required property 'buildNumber'"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
							if (data4.subdir === void 0) {
								const err14 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "subdir" },
									message: "must have required property 'subdir'"
								};
								if (vErrors === null) vErrors = [err14];
								else vErrors.push(err14);
								errors++;
							}
							if (data4.url === void 0) {
								const err15 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "url" },
									message: "must have required property 'url'"
								};
								if (vErrors === null) vErrors = [err15];
								else vErrors.push(err15);
								errors++;
							}
							if (data4.depends === void 0) {
								const err16 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "depends" },
									message: "must have required property 'depends'"
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
							for (const key1 in data4) if (!func0.call(schema0.properties.packages.items.properties, key1)) {
								const err17 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err17];
								else vErrors.push(err17);
								errors++;
							}
							if (data4.name !== void 0) {
								if (typeof data4.name !== "string") {
									const err18 = {
										instancePath: instancePath + "/packages/" + i0 + "/name",
										schemaPath: "#/properties/packages/items/properties/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err18];
									else vErrors.push(err18);
									errors++;
								}
							}
							if (data4.version !== void 0) {
								if (typeof data4.version !== "string") {
									const err19 = {
										instancePath: instancePath + "/packages/" + i0 + "/version",
										schemaPath: "#/properties/packages/items/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err19];
									else vErrors.push(err19);
									errors++;
								}
							}
							if (data4.build !== void 0) {
								if (typeof data4.build !== "string") {
									const err20 = {
										instancePath: instancePath + "/packages/" + i0 + "/build",
										schemaPath: "#/properties/packages/items/properties/build/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err20];
									else vErrors.push(err20);
									errors++;
								}
							}
							if (data4.buildNumber !== void 0) {
								let data8 = data4.buildNumber;
								if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
									const err21 = {
										instancePath: instancePath + "/packages/" + i0 + "/buildNumber",
										schemaPath: "#/properties/packages/items/properties/buildNumber/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									};
									if (vErrors === null) vErrors = [err21];
									else vErrors.push(err21);
									errors++;
								}
							}
							if (data4.subdir !== void 0) {
								let data9 = data4.subdir;
								schema0.properties.packages.items.properties.subdir.enum;
								if (!(data9 === "linux-64" || data9 === "noarch")) {
									const err22 = {
										instancePath: instancePath + "/packages/" + i0 + "/subdir",
										schemaPath: "#/properties/packages/items/properties/subdir/enum",
										keyword: "enum",
										params: { allowedValues: schema0.properties.packages.items.properties.subdir.enum },
										message: "must be equal to one of the allowed values"
									};
									if (vErrors === null) vErrors = [err22];
									else vErrors.push(err22);
									errors++;
								}
							}
							if (data4.url !== void 0) {
								let data10 = data4.url;
								if (typeof data10 === "string") {
									if (!pattern1.test(data10)) {
										const err23 = {
											instancePath: instancePath + "/packages/" + i0 + "/url",
											schemaPath: "#/properties/packages/items/properties/url/pattern",
											keyword: "pattern",
											params: { pattern: "^https?://" },
											message: "must match pattern \"^https?://\""
										};
										if (vErrors === null) vErrors = [err23];
										else vErrors.push(err23);
										errors++;
									}
								} else {
									const err24 = {
										instancePath: instancePath + "/packages/" + i0 + "/url",
										schemaPath: "#/properties/packages/items/properties/url/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err24];
									else vErrors.push(err24);
									errors++;
								}
							}
							if (data4.md5 !== void 0) {
								let data11 = data4.md5;
								if (typeof data11 === "string") {
									if (!pattern2.test(data11)) {
										const err25 = {
											instancePath: instancePath + "/packages/" + i0 + "/md5",
											schemaPath: "#/properties/packages/items/properties/md5/pattern",
											keyword: "pattern",
											params: { pattern: "^[0-9a-f]{32}$" },
											message: "must match pattern \"^[0-9a-f]{32}$\""
										};
										if (vErrors === null) vErrors = [err25];
										else vErrors.push(err25);
										errors++;
									}
								} else {
									const err26 = {
										instancePath: instancePath + "/packages/" + i0 + "/md5",
										schemaPath: "#/properties/packages/items/properties/md5/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							}
							if (data4.sha256 !== void 0) {
								let data12 = data4.sha256;
								if (typeof data12 === "string") {
									if (!pattern0.test(data12)) {
										const err27 = {
											instancePath: instancePath + "/packages/" + i0 + "/sha256",
											schemaPath: "#/properties/packages/items/properties/sha256/pattern",
											keyword: "pattern",
											params: { pattern: "^[0-9a-f]{64}$" },
											message: "must match pattern \"^[0-9a-f]{64}$\""
										};
										if (vErrors === null) vErrors = [err27];
										else vErrors.push(err27);
										errors++;
									}
								} else {
									const err28 = {
										instancePath: instancePath + "/packages/" + i0 + "/sha256",
										schemaPath: "#/properties/packages/items/properties/sha256/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
							}
							if (data4.size !== void 0) {
								let data13 = data4.size;
								if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
									const err29 = {
										instancePath: instancePath + "/packages/" + i0 + "/size",
										schemaPath: "#/properties/packages/items/properties/size/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
							}
							if (data4.depends !== void 0) {
								let data14 = data4.depends;
								if (Array.isArray(data14)) {
									const len1 = data14.length;
									for (let i1 = 0; i1 < len1; i1++) {
										let data15 = data14[i1];
										const _errs30 = errors;
										if (typeof data15 !== "string") {
											const err30 = {
												instancePath: instancePath + "/packages/" + i0 + "/depends/" + i1,
												schemaPath: "#/properties/packages/items/properties/depends/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err30];
											else vErrors.push(err30);
											errors++;
										}
										if (!(_errs30 === errors)) {}
									}
								} else {
									const err31 = {
										instancePath: instancePath + "/packages/" + i0 + "/depends",
										schemaPath: "#/properties/packages/items/properties/depends/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err31];
									else vErrors.push(err31);
									errors++;
								}
							}
						} else {
							const err32 = {
								instancePath: instancePath + "/packages/" + i0,
								schemaPath: "#/properties/packages/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
						if (!(_errs8 === errors)) {}
					}
				} else {
					const err33 = {
						instancePath: instancePath + "/packages",
						schemaPath: "#/properties/packages/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
			}
			if (data.pip !== void 0) {
				let data16 = data.pip;
				if (Array.isArray(data16)) {
					const len2 = data16.length;
					for (let i2 = 0; i2 < len2; i2++) {
						let data17 = data16[i2];
						const _errs34 = errors;
						if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
							if (data17.name === void 0) {
								const err34 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
							if (data17.version === void 0) {
								const err35 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err35];
								else vErrors.push(err35);
								errors++;
							}
							if (data17.files === void 0) {
								const err36 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "files" },
									message: "must have required property 'files'"
								};
								if (vErrors === null) vErrors = [err36];
								else vErrors.push(err36);
								errors++;
							}
							for (const key2 in data17) if (!(key2 === "name" || key2 === "version" || key2 === "requires" || key2 === "files")) {
								const err37 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key2 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err37];
								else vErrors.push(err37);
								errors++;
							}
							if (data17.name !== void 0) {
								if (typeof data17.name !== "string") {
									const err38 = {
										instancePath: instancePath + "/pip/" + i2 + "/name",
										schemaPath: "#/properties/pip/items/properties/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err38];
									else vErrors.push(err38);
									errors++;
								}
							}
							if (data17.version !== void 0) {
								if (typeof data17.version !== "string") {
									const err39 = {
										instancePath: instancePath + "/pip/" + i2 + "/version",
										schemaPath: "#/properties/pip/items/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err39];
									else vErrors.push(err39);
									errors++;
								}
							}
							if (data17.requires !== void 0) {
								let data20 = data17.requires;
								if (Array.isArray(data20)) {
									const len3 = data20.length;
									for (let i3 = 0; i3 < len3; i3++) {
										let data21 = data20[i3];
										const _errs43 = errors;
										if (typeof data21 !== "string") {
											const err40 = {
												instancePath: instancePath + "/pip/" + i2 + "/requires/" + i3,
												schemaPath: "#/properties/pip/items/properties/requires/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err40];
											else vErrors.push(err40);
											errors++;
										}
										if (!(_errs43 === errors)) {}
									}
								} else {
									const err41 = {
										instancePath: instancePath + "/pip/" + i2 + "/requires",
										schemaPath: "#/properties/pip/items/properties/requires/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err41];
									else vErrors.push(err41);
									errors++;
								}
							}
							if (data17.files !== void 0) {
								let data22 = data17.files;
								if (Array.isArray(data22)) {
									const len4 = data22.length;
									for (let i4 = 0; i4 < len4; i4++) {
										let data23 = data22[i4];
										const _errs47 = errors;
										if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
											if (data23.filename === void 0) {
												const err42 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "filename" },
													message: "must have required property 'filename'"
												};
												if (vErrors === null) vErrors = [err42];
												else vErrors.push(err42);
												errors++;
											}
											if (data23.url === void 0) {
												const err43 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "url" },
													message: "must have required property 'url'"
												};
												if (vErrors === null) vErrors = [err43];
												else vErrors.push(err43);
												errors++;
											}
											if (data23.sha256 === void 0) {
												const err44 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "sha256" },
													message: "must have required property 'sha256'"
												};
												if (vErrors === null) vErrors = [err44];
												else vErrors.push(err44);
												errors++;
											}
											if (data23.size === void 0) {
												const err45 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "size" },
													message: "must have required property 'size'"
												};
												if (vErrors === null) vErrors = [err45];
												else vErrors.push(err45);
												errors++;
											}
											for (const key3 in data23) if (!(key3 === "filename" || key3 === "url" || key3 === "sha256" || key3 === "size")) {
												const err46 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key3 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err46];
												else vErrors.push(err46);
												errors++;
											}
											if (data23.filename !== void 0) {
												if (typeof data23.filename !== "string") {
													const err47 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err47];
													else vErrors.push(err47);
													errors++;
												}
											}
											if (data23.url !== void 0) {
												if (typeof data23.url !== "string") {
													const err48 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/url",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/url/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err48];
													else vErrors.push(err48);
													errors++;
												}
											}
											if (data23.sha256 !== void 0) {
												let data26 = data23.sha256;
												if (typeof data26 === "string") {
													if (!pattern0.test(data26)) {
														const err49 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/sha256",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/sha256/pattern",
															keyword: "pattern",
															params: { pattern: "^[0-9a-f]{64}$" },
															message: "must match pattern \"^[0-9a-f]{64}$\""
														};
														if (vErrors === null) vErrors = [err49];
														else vErrors.push(err49);
														errors++;
													}
												} else {
													const err50 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/sha256",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/sha256/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err50];
													else vErrors.push(err50);
													errors++;
												}
											}
											if (data23.size !== void 0) {
												let data27 = data23.size;
												if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
													const err51 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/size",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/size/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													};
													if (vErrors === null) vErrors = [err51];
													else vErrors.push(err51);
													errors++;
												}
											}
										} else {
											const err52 = {
												instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
												schemaPath: "#/properties/pip/items/properties/files/items/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err52];
											else vErrors.push(err52);
											errors++;
										}
										if (!(_errs47 === errors)) {}
									}
								} else {
									const err53 = {
										instancePath: instancePath + "/pip/" + i2 + "/files",
										schemaPath: "#/properties/pip/items/properties/files/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err53];
									else vErrors.push(err53);
									errors++;
								}
							}
						} else {
							const err54 = {
								instancePath: instancePath + "/pip/" + i2,
								schemaPath: "#/properties/pip/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err54];
							else vErrors.push(err54);
							errors++;
						}
						if (!(_errs34 === errors)) {}
					}
				} else {
					const err55 = {
						instancePath: instancePath + "/pip",
						schemaPath: "#/properties/pip/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err55];
					else vErrors.push(err55);
					errors++;
				}
			}
		} else {
			const err56 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err56];
			else vErrors.push(err56);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/environment/yaml/compile.ts
var import_lock_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_lock_schema(), 1);
const compileSchema = (compiled) => compiled;
// actions/src/environment/yaml/schema.ts
/** A JSON schema (draft 7), compiled when it is first asked for: that takes longer than all checks. */
function lazySchema(schema) {
	let compiled;
	return () => compiled ??= compileSchema(schema);
}
/** A file of another kind breaks the schema in every line; nobody reads that. */
const most = 20;
/** The findings of a document against its schema; none means that its value is a `T`. */
function schemaFindings(document, validate, rule) {
	if (validate(document.value)) return [];
	return (validate.errors ?? []).filter(({ keyword }) => keyword !== "if").slice(0, most).map((error) => {
		const extra = String(error.params["additionalProperty"] ?? "");
		const pointer = extra === "" ? error.instancePath : `${error.instancePath}/${extra.replaceAll("/", "~1")}`;
		return finding(rule, "error", document.placeOf(pointer), sentence(error));
	});
}
function sentence({ keyword, params, instancePath, message }) {
	const what = nameOf(instancePath);
	switch (keyword) {
		case "required": return `The key \`${params["missingProperty"]}\` is missing in ${what}.`;
		case "additionalProperties": return `The key \`${params["additionalProperty"]}\` has no meaning in ${what}.`;
		case "type": return `${capital(what)} should be ${expected(params["type"])}.`;
		case "const": return `${capital(what)} should be \`${params["allowedValue"]}\`.`;
		default: return `${capital(what)} ${message ?? "does not fit the schema"}.`;
	}
}
/** `/dependencies/3/pip` is `pip` to a reader who sees the line. */
function nameOf(pointer) {
	if (pointer === "") return "the file";
	const last = pointer.slice(pointer.lastIndexOf("/") + 1);
	return /^\d+$/.test(last) ? "the entry" : `\`${last}\``;
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
/** The type in a reader's words. YAML reads `- 1.20` as a number and `- a: b` as a mapping. */
function expected(type) {
	if (type === "string") return "text, such as `numpy=1.23.4`";
	return type === "array" ? "a list: lines that start with `- `" : "a mapping of keys to values";
}
// actions/src/environment/lock/read.ts
const lockSchema = lazySchema(import_lock_schema.default);
/** Reads the details of a lock; undefined where the text is damaged or of another make. */
function readLockDetails(text) {
	try {
		const value = JSON.parse(text);
		return lockSchema()(value) ? value : void 0;
	} catch {
		return;
	}
}
/** The hash in the head of an explicit lock or a pip lock; undefined where there is none. */
function lockedInputs(text) {
	return /^# inputs: ([0-9a-f]{64})$/m.exec(text.slice(0, 2e3))?.[1];
}
// actions/src/environment/lock/render.ts
/** The texts of a lock's files, by path from the repository's root. */
function renderLock(lock) {
	const files = lockFiles(lock.variant);
	return /* @__PURE__ */ new Map([
		[files.explicit, explicit(lock, files.explicit)],
		[files.details, `${JSON.stringify(lock, void 0, 1)}\n`],
		[files.pip, pip(lock, files.pip)]
	]);
}
/** The explicit format of conda: `conda create`, mamba and micromamba install it without solving. */
function explicit(lock, file) {
	return `${[...[
		`# The exact conda packages of the ${lock.variant} image. Written by \`vsc lock\`; don't edit.`,
		`# To install: micromamba create --name condaenv --file ${file}`,
		"# platform: linux-64",
		`# inputs: ${lock.inputs}`,
		"@EXPLICIT"
	], ...lock.packages.map(address)].join("\n")}\n`;
}
/** Every installer checks an MD5; older ones don't know SHA-256 here. The details hold both. */
function address({ url, md5, sha256 }) {
	if (md5 !== void 0) return `${url}#${md5}`;
	return sha256 === void 0 ? url : `${url}#sha256:${sha256}`;
}
/** pip's own format, in its mode that refuses anything without a known hash. */
function pip(lock, file) {
	const head = [
		`# What pip installs on top of ${lockFiles(lock.variant).explicit}. Written by \`vsc lock\`; don't edit.`,
		`# To install: pip install --no-deps --require-hashes --requirement ${file}`,
		`# inputs: ${lock.inputs}`
	];
	const lines = lock.pip.map(({ name, version, files }) => {
		const hashes = files.map(({ sha256 }) => `    --hash=sha256:${sha256}`);
		return [`${name}==${version}`, ...hashes].join(" \\\n");
	});
	return `${[...head, ...lines].join("\n")}\n`;
}
// environment/environment.schema.json
var require_environment_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const func0 = require_ucs2length$1.require_ucs2length().default;
	function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
		let vErrors = null;
		let errors = 0;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.name === void 0) {
				const err0 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "name" },
					message: "must have required property 'name'"
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
			if (data.channels === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "channels" },
					message: "must have required property 'channels'"
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (data.dependencies === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "dependencies" },
					message: "must have required property 'dependencies'"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "name" || key0 === "channels" || key0 === "dependencies")) {
				const err3 = {
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (data.name !== void 0) {
				if ("condaenv" !== data.name) {
					const err4 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/const",
						keyword: "const",
						params: { allowedValue: "condaenv" },
						message: "must be equal to constant"
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			}
			if (data.channels !== void 0) {
				let data1 = data.channels;
				if (Array.isArray(data1)) {
					if (data1.length > 16) {
						const err5 = {
							instancePath: instancePath + "/channels",
							schemaPath: "#/properties/channels/maxItems",
							keyword: "maxItems",
							params: { limit: 16 },
							message: "must NOT have more than 16 items"
						};
						if (vErrors === null) vErrors = [err5];
						else vErrors.push(err5);
						errors++;
					}
					if (data1.length < 1) {
						const err6 = {
							instancePath: instancePath + "/channels",
							schemaPath: "#/properties/channels/minItems",
							keyword: "minItems",
							params: { limit: 1 },
							message: "must NOT have fewer than 1 items"
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
					}
					const len0 = data1.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data2 = data1[i0];
						const _errs5 = errors;
						if (typeof data2 === "string") {
							if (func0(data2) > 200) {
								const err7 = {
									instancePath: instancePath + "/channels/" + i0,
									schemaPath: "#/properties/channels/items/maxLength",
									keyword: "maxLength",
									params: { limit: 200 },
									message: "must NOT have more than 200 characters"
								};
								if (vErrors === null) vErrors = [err7];
								else vErrors.push(err7);
								errors++;
							}
							if (func0(data2) < 1) {
								const err8 = {
									instancePath: instancePath + "/channels/" + i0,
									schemaPath: "#/properties/channels/items/minLength",
									keyword: "minLength",
									params: { limit: 1 },
									message: "must NOT have fewer than 1 characters"
								};
								if (vErrors === null) vErrors = [err8];
								else vErrors.push(err8);
								errors++;
							}
						} else {
							const err9 = {
								instancePath: instancePath + "/channels/" + i0,
								schemaPath: "#/properties/channels/items/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
						if (!(_errs5 === errors)) {}
					}
				} else {
					const err10 = {
						instancePath: instancePath + "/channels",
						schemaPath: "#/properties/channels/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			}
			if (data.dependencies !== void 0) {
				let data3 = data.dependencies;
				if (Array.isArray(data3)) {
					if (data3.length > 500) {
						const err11 = {
							instancePath: instancePath + "/dependencies",
							schemaPath: "#/properties/dependencies/maxItems",
							keyword: "maxItems",
							params: { limit: 500 },
							message: "must NOT have more than 500 items"
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					if (data3.length < 1) {
						const err12 = {
							instancePath: instancePath + "/dependencies",
							schemaPath: "#/properties/dependencies/minItems",
							keyword: "minItems",
							params: { limit: 1 },
							message: "must NOT have fewer than 1 items"
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
					const len1 = data3.length;
					for (let i1 = 0; i1 < len1; i1++) {
						let data4 = data3[i1];
						const _errs9 = errors;
						const _errs10 = errors;
						let valid5 = true;
						const _errs11 = errors;
						if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
							const err13 = {};
							if (vErrors === null) vErrors = [err13];
							else vErrors.push(err13);
							errors++;
						}
						if (errors === _errs11) {}
						var _valid0 = _errs11 === errors;
						errors = _errs10;
						if (vErrors !== null) {
							if (_errs10) vErrors.length = _errs10;
							else vErrors = null;
						}
						let ifClause0;
						if (_valid0) {
							const _errs13 = errors;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								if (data4.pip === void 0) {
									const err14 = {
										instancePath: instancePath + "/dependencies/" + i1,
										schemaPath: "#/properties/dependencies/items/then/required",
										keyword: "required",
										params: { missingProperty: "pip" },
										message: "must have required property 'pip'"
									};
									if (vErrors === null) vErrors = [err14];
									else vErrors.push(err14);
									errors++;
								}
								for (const key1 in data4) if (!(key1 === "pip")) {
									const err15 = {
										instancePath: instancePath + "/dependencies/" + i1,
										schemaPath: "#/properties/dependencies/items/then/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key1 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err15];
									else vErrors.push(err15);
									errors++;
								}
								if (data4.pip !== void 0) {
									let data5 = data4.pip;
									if (Array.isArray(data5)) {
										if (data5.length > 500) {
											const err16 = {
												instancePath: instancePath + "/dependencies/" + i1 + "/pip",
												schemaPath: "#/properties/dependencies/items/then/properties/pip/maxItems",
												keyword: "maxItems",
												params: { limit: 500 },
												message: "must NOT have more than 500 items"
											};
											if (vErrors === null) vErrors = [err16];
											else vErrors.push(err16);
											errors++;
										}
										if (data5.length < 1) {
											const err17 = {
												instancePath: instancePath + "/dependencies/" + i1 + "/pip",
												schemaPath: "#/properties/dependencies/items/then/properties/pip/minItems",
												keyword: "minItems",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 items"
											};
											if (vErrors === null) vErrors = [err17];
											else vErrors.push(err17);
											errors++;
										}
										const len2 = data5.length;
										for (let i2 = 0; i2 < len2; i2++) {
											let data6 = data5[i2];
											const _errs18 = errors;
											if (typeof data6 === "string") {
												if (func0(data6) > 300) {
													const err18 = {
														instancePath: instancePath + "/dependencies/" + i1 + "/pip/" + i2,
														schemaPath: "#/definitions/pipRequirement/maxLength",
														keyword: "maxLength",
														params: { limit: 300 },
														message: "must NOT have more than 300 characters"
													};
													if (vErrors === null) vErrors = [err18];
													else vErrors.push(err18);
													errors++;
												}
												if (func0(data6) < 1) {
													const err19 = {
														instancePath: instancePath + "/dependencies/" + i1 + "/pip/" + i2,
														schemaPath: "#/definitions/pipRequirement/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err19];
													else vErrors.push(err19);
													errors++;
												}
											} else {
												const err20 = {
													instancePath: instancePath + "/dependencies/" + i1 + "/pip/" + i2,
													schemaPath: "#/definitions/pipRequirement/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err20];
												else vErrors.push(err20);
												errors++;
											}
											if (!(_errs18 === errors)) {}
										}
									} else {
										const err21 = {
											instancePath: instancePath + "/dependencies/" + i1 + "/pip",
											schemaPath: "#/properties/dependencies/items/then/properties/pip/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err21];
										else vErrors.push(err21);
										errors++;
									}
								}
							} else {
								const err22 = {
									instancePath: instancePath + "/dependencies/" + i1,
									schemaPath: "#/properties/dependencies/items/then/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err22];
								else vErrors.push(err22);
								errors++;
							}
							var _valid0 = _errs13 === errors;
							valid5 = _valid0;
							ifClause0 = "then";
						} else {
							const _errs21 = errors;
							if (typeof data4 === "string") {
								if (func0(data4) > 300) {
									const err23 = {
										instancePath: instancePath + "/dependencies/" + i1,
										schemaPath: "#/definitions/condaSpec/maxLength",
										keyword: "maxLength",
										params: { limit: 300 },
										message: "must NOT have more than 300 characters"
									};
									if (vErrors === null) vErrors = [err23];
									else vErrors.push(err23);
									errors++;
								}
								if (func0(data4) < 1) {
									const err24 = {
										instancePath: instancePath + "/dependencies/" + i1,
										schemaPath: "#/definitions/condaSpec/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err24];
									else vErrors.push(err24);
									errors++;
								}
							} else {
								const err25 = {
									instancePath: instancePath + "/dependencies/" + i1,
									schemaPath: "#/definitions/condaSpec/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err25];
								else vErrors.push(err25);
								errors++;
							}
							var _valid0 = _errs21 === errors;
							valid5 = _valid0;
							ifClause0 = "else";
						}
						if (!valid5) {
							const err26 = {
								instancePath: instancePath + "/dependencies/" + i1,
								schemaPath: "#/properties/dependencies/items/if",
								keyword: "if",
								params: { failingKeyword: ifClause0 },
								message: "must match \"" + ifClause0 + "\" schema"
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
						if (!(_errs9 === errors)) {}
					}
				} else {
					const err27 = {
						instancePath: instancePath + "/dependencies",
						schemaPath: "#/properties/dependencies/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
			}
		} else {
			const err28 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err28];
			else vErrors.push(err28);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/environment/match-spec.ts
var import_environment_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_environment_schema(), 1);
const namePattern = /^[a-z0-9_][a-z0-9_.-]*$/i;
const channelPattern = /^[a-z0-9][a-z0-9._-]*$/i;
const buildPattern = /^[a-z0-9_.+*]+$/i;
const versionPattern = /^(\d+!)?[a-z0-9_]+(\.[a-z0-9_]+)*([+-][a-z0-9_.]+)?(\.?\*)?$/i;
const clausePattern = /^(==|=|!=|>=|<=|~=|>|<)(.+)$/;
/**
* Parses a conda match spec, strictly: `[channel::]name[constraint[=build]]` without blanks and
* brackets, the part of conda's grammar that environment files need. The full grammar has several
* spellings for one thing, and solvers disagree about some of them.
*/
function parseMatchSpec(raw) {
	const separator = raw.indexOf("::");
	const channel = separator < 0 ? void 0 : raw.slice(0, separator);
	const rest = separator < 0 ? raw : raw.slice(separator + 2);
	const shape = shapeProblem(raw, channel, rest);
	if (shape !== void 0) return shape;
	const nameEnd = rest.search(/[=!<>~]/);
	const name = nameEnd < 0 ? rest : rest.slice(0, nameEnd);
	if (!namePattern.test(name)) return {
		problem: `\`${raw}\` does not start with a package name.`,
		suggestion: exampleOf(raw)
	};
	const base = {
		raw,
		channel,
		name: name.toLowerCase()
	};
	if (nameEnd < 0) return {
		...base,
		constraint: void 0,
		version: void 0,
		build: void 0
	};
	const { constraint, build } = splitBuild(rest.slice(nameEnd));
	if (build !== void 0 && !buildPattern.test(build)) return { problem: `\`${build}\` in \`${raw}\` is not a build string.` };
	for (const clause of constraint.split(/[,|]/)) {
		const version = clausePattern.exec(clause)?.[2];
		if (version === void 0 || !versionPattern.test(version)) return {
			problem: `\`${clause}\` in \`${raw}\` is not a version constraint.`,
			suggestion: `${name}=<version>`
		};
	}
	return {
		...base,
		constraint,
		version: pinnedVersion(constraint),
		build
	};
}
/** Spellings outside the grammar that people know from elsewhere, told apart for a good message. */
function shapeProblem(raw, channel, rest) {
	if (/^(https?|file|git\+\w+):/i.test(raw)) return { problem: `\`${raw}\` is a URL; packages come from the channels that the policy names.` };
	if (channel !== void 0 && !channelPattern.test(channel)) return { problem: `\`${channel}\` is not a channel name.` };
	if (rest.includes("[") || rest.includes("]")) return {
		problem: `\`${raw}\` uses brackets, which environment files here do not hold.`,
		suggestion: "write `channel::name=version=build`, extras belong to pip"
	};
	if (/\s/.test(raw)) return {
		problem: `\`${raw}\` holds blanks.`,
		suggestion: withoutBlanks(raw)
	};
}
/** `=1.2=build` and `==1.2=build` end in a build; no other form does. */
function splitBuild(text) {
	const match = /^(==?[^=,|]+)=([^=]*)$/.exec(text);
	return match === null ? {
		constraint: text,
		build: void 0
	} : {
		constraint: match[1] ?? "",
		build: match[2]
	};
}
function pinnedVersion(constraint) {
	return /^==?([^=,|*]+)$/.exec(constraint)?.[1];
}
/** `numpy 1.23.4 py39` and `numpy = 1.23.4` are one form to conda: `numpy=1.23.4[=py39]`. */
function withoutBlanks(raw) {
	return raw.trim().replace(/\s*([=<>!~]+|::)\s*/g, "$1").replace(/\s+/g, "=");
}
function exampleOf(raw) {
	return `${/[a-z0-9][a-z0-9_.-]*/i.exec(raw)?.[0] ?? "name"}=<version>`;
}
// node_modules/@renovatebot/pep440/lib/version.js
const VERSION_PATTERN = [
	"v?",
	"(?:",
	"(?:(?<epoch>[0-9]+)!)?",
	"(?<release>[0-9]+(?:\\.[0-9]+)*)",
	"(?<pre>",
	"[-_\\.]?",
	"(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))",
	"[-_\\.]?",
	"(?<pre_n>[0-9]+)?",
	")?",
	"(?<post>",
	"(?:-(?<post_n1>[0-9]+))",
	"|",
	"(?:",
	"[-_\\.]?",
	"(?<post_l>post|rev|r)",
	"[-_\\.]?",
	"(?<post_n2>[0-9]+)?",
	")",
	")?",
	"(?<dev>",
	"[-_\\.]?",
	"(?<dev_l>dev)",
	"[-_\\.]?",
	"(?<dev_n>[0-9]+)?",
	")?",
	")",
	"(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?"
].join("");
const validRegex = new RegExp("^" + VERSION_PATTERN + "$", "i");
function valid(version) {
	return validRegex.test(version) ? version : null;
}
new RegExp("^\\s*" + VERSION_PATTERN + "\\s*$", "i");
function parse$1(version, regex) {
	const { groups } = (regex || validRegex).exec(version) || {};
	if (!groups) return null;
	return {
		epoch: Number(groups.epoch ? groups.epoch : 0),
		release: groups.release.split(".").map(Number),
		pre: normalize_letter_version(groups.pre_l, groups.pre_n),
		post: normalize_letter_version(groups.post_l, groups.post_n1 || groups.post_n2),
		dev: normalize_letter_version(groups.dev_l, groups.dev_n),
		local: parse_local_version(groups.local)
	};
}
function stringify(parsed) {
	if (!parsed) return null;
	const { epoch, release, pre, post, dev, local } = parsed;
	const parts = [];
	if (epoch !== 0) parts.push(`${epoch}!`);
	parts.push(release.join("."));
	if (pre) parts.push(pre.join(""));
	if (post) parts.push("." + post.join(""));
	if (dev) parts.push("." + dev.join(""));
	if (local) parts.push(`+${local}`);
	return parts.join("");
}
function normalize_letter_version(letterIn, numberIn) {
	let letter = letterIn;
	let number = numberIn;
	if (letter) {
		if (!number) number = 0;
		letter = letter.toLowerCase();
		if (letter === "alpha") letter = "a";
		else if (letter === "beta") letter = "b";
		else if ([
			"c",
			"pre",
			"preview"
		].includes(letter)) letter = "rc";
		else if (["rev", "r"].includes(letter)) letter = "post";
		return [letter, Number(number)];
	}
	if (!letter && number) {
		letter = "post";
		return [letter, Number(number)];
	}
	return null;
}
function parse_local_version(local) {
	if (local) return local.split(/[._-]/).map((part) => Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part));
	return null;
}
function explain(version) {
	const parsed = parse$1(version);
	if (!parsed) return parsed;
	const { epoch, release, pre, post, dev, local } = parsed;
	let base_version = "";
	if (epoch !== 0) base_version += epoch + "!";
	base_version += release.join(".");
	const is_prerelease = Boolean(dev || pre);
	const is_devrelease = Boolean(dev);
	const is_postrelease = Boolean(post);
	return {
		epoch,
		release,
		pre,
		post: post ? post[1] : post,
		dev: dev ? dev[1] : dev,
		local: local ? local.join(".") : local,
		public: stringify(parsed).split("+", 1)[0],
		base_version,
		is_prerelease,
		is_devrelease,
		is_postrelease
	};
}
// node_modules/@renovatebot/pep440/lib/operator.js
var operator_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	"!=": () => ne,
	"<": () => lt,
	"<=": () => le,
	"==": () => eq,
	"===": () => arbitrary,
	">": () => gt,
	">=": () => ge,
	compare: () => compare,
	eq: () => eq,
	ge: () => ge,
	gt: () => gt,
	le: () => le,
	lt: () => lt,
	ne: () => ne,
	rcompare: () => rcompare
});
function lt(version, other) {
	return compare(version, other) < 0;
}
function le(version, other) {
	return compare(version, other) <= 0;
}
function eq(version, other) {
	return compare(version, other) === 0;
}
function ne(version, other) {
	return compare(version, other) !== 0;
}
function ge(version, other) {
	return compare(version, other) >= 0;
}
function gt(version, other) {
	return compare(version, other) > 0;
}
function arbitrary(version, other) {
	return version.toLowerCase() === other.toLowerCase();
}
function compare(version, other) {
	const parsedVersion = parse$1(version);
	const parsedOther = parse$1(other);
	return pyCompare(calculateKey(parsedVersion), calculateKey(parsedOther));
}
function rcompare(version, other) {
	return -compare(version, other);
}
function pyCompare(elemIn, otherIn) {
	let elem = elemIn;
	let other = otherIn;
	if (elem === other) return 0;
	if (Array.isArray(elem) !== Array.isArray(other)) {
		elem = Array.isArray(elem) ? elem : [elem];
		other = Array.isArray(other) ? other : [other];
	}
	if (Array.isArray(elem)) {
		const len = Math.min(elem.length, other.length);
		for (let i = 0; i < len; i += 1) {
			const res = pyCompare(elem[i], other[i]);
			if (res !== 0) return res;
		}
		return elem.length - other.length;
	}
	if (elem === -Infinity || other === Infinity) return -1;
	if (elem === Infinity || other === -Infinity) return 1;
	return elem < other ? -1 : 1;
}
function calculateKey(input) {
	const { epoch } = input;
	let { release, pre, post, local, dev } = input;
	release = release.concat();
	release.reverse();
	while (release.length && release[0] === 0) release.shift();
	release.reverse();
	if (!pre && !post && dev) pre = -Infinity;
	else if (!pre) pre = Infinity;
	if (!post) post = -Infinity;
	if (!dev) dev = Infinity;
	if (!local) local = -Infinity;
	else local = local.map((i) => Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ""]);
	return [
		epoch,
		release,
		pre,
		post,
		dev,
		local
	];
}
// node_modules/@renovatebot/pep440/lib/specifier.js
const RANGE_PATTERN = [
	"(?<operator>(===|~=|==|!=|<=|>=|<|>))",
	"\\s*",
	"(",
	"(?<version>(?:" + VERSION_PATTERN.replace(/\?<\w+>/g, "?:") + "))",
	"(?<prefix>\\.\\*)?",
	"|",
	"(?<legacy>[^,;\\s)]+)",
	")"
].join("");
const isEqualityOperator = (op) => [
	"==",
	"!=",
	"==="
].includes(op);
const rangeRegex = new RegExp("^" + RANGE_PATTERN + "$", "i");
function parse(ranges) {
	if (!ranges.trim()) return [];
	const specifiers = ranges.split(",").map((range) => rangeRegex.exec(range.trim()) || {}).map(({ groups }) => {
		if (!groups) return null;
		let { ...spec } = groups;
		const { operator, version, prefix, legacy } = groups;
		if (version) {
			spec = {
				...spec,
				...explain(version)
			};
			if (operator === "~=") {
				if (spec.release.length < 2) return null;
			}
			if (!isEqualityOperator(operator) && spec.local) return null;
			if (prefix) {
				if (!isEqualityOperator(operator) || spec.dev || spec.local) return null;
			}
		}
		if (legacy && operator !== "===") return null;
		return spec;
	});
	if (specifiers.filter(Boolean).length !== specifiers.length) return null;
	return specifiers;
}
function pick(versions, specifier, options) {
	const parsed = parse(specifier);
	if (!parsed) return [];
	return versions.filter((version) => {
		const explained = explain(version);
		if (!parsed.length) return explained && !(explained.is_prerelease && !options.prereleases);
		return parsed.reduce((pass, spec) => {
			if (!pass) return false;
			return contains({
				...spec,
				...options
			}, {
				version,
				explained
			});
		}, true);
	});
}
function satisfies(version, specifier, options = {}) {
	return pick([version], specifier, options).length === 1;
}
function arrayStartsWith(array, prefix) {
	if (prefix.length > array.length) return false;
	for (let i = 0; i < prefix.length; i += 1) if (prefix[i] !== array[i]) return false;
	return true;
}
function contains(specifier, input) {
	const { explained } = input;
	let { version } = input;
	const { ...spec } = specifier;
	if (spec.prereleases === void 0) spec.prereleases = spec.is_prerelease;
	if (explained && explained.is_prerelease && !spec.prereleases) return false;
	if (spec.operator === "~=") {
		let compatiblePrefix = spec.release.slice(0, -1).concat("*").join(".");
		if (spec.epoch) compatiblePrefix = spec.epoch + "!" + compatiblePrefix;
		return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, { prereleases: spec.prereleases });
	}
	if (spec.prefix) {
		const isMatching = explained.epoch === spec.epoch && arrayStartsWith(explained.release, spec.release);
		return spec.operator !== "!=" ? isMatching : !isMatching;
	}
	if (explained && explained.local && spec.version) {
		if (spec.operator !== "===" && !spec.local) {
			version = explained.public;
			spec.version = explain(spec.version).public;
		}
	}
	if (spec.operator === "<" || spec.operator === ">") {
		if (eq(spec.release.join("."), explained.release.join("."))) return false;
	}
	const op = operator_exports[spec.operator];
	return op(version, spec.version || spec.legacy);
}
function validRange(specifier) {
	return Boolean(parse(specifier));
}
// actions/src/environment/marker.ts
const variables = /* @__PURE__ */ new Set([
	"python_version",
	"python_full_version",
	"os_name",
	"sys_platform",
	"platform_release",
	"platform_system",
	"platform_version",
	"platform_machine",
	"platform_python_implementation",
	"implementation_name",
	"implementation_version",
	"extra"
]);
const tokenPattern = /\s*(\(|\)|===|[<>!=~]=|[<>]|"[^"]*"|'[^']*'|not\s+in\b|[a-z_]+)/y;
/** Parses a marker; undefined where the text is none. */
function parseMarker(text) {
	const tokens = [];
	tokenPattern.lastIndex = 0;
	for (let end = 0; end < text.trimEnd().length; end = tokenPattern.lastIndex) {
		const token = tokenPattern.exec(text)?.[1];
		if (token === void 0 || tokens.length > 200) return void 0;
		tokens.push(token.replace(/\s+/, " "));
	}
	const marker = parseOr(tokens);
	return tokens.length === 0 ? marker : void 0;
}
function parseOr(tokens) {
	let left = parseAnd(tokens);
	while (left !== void 0 && tokens[0] === "or") {
		tokens.shift();
		const right = parseAnd(tokens);
		left = right && {
			kind: "or",
			left,
			right
		};
	}
	return left;
}
function parseAnd(tokens) {
	let left = parseTerm(tokens);
	while (left !== void 0 && tokens[0] === "and") {
		tokens.shift();
		const right = parseTerm(tokens);
		left = right && {
			kind: "and",
			left,
			right
		};
	}
	return left;
}
function parseTerm(tokens) {
	if (tokens[0] === "(") {
		tokens.shift();
		const inner = parseOr(tokens);
		return tokens.shift() === ")" ? inner : void 0;
	}
	const left = parseOperand(tokens.shift());
	const op = tokens.shift();
	const right = parseOperand(tokens.shift());
	if (left === void 0 || right === void 0 || op === void 0) return void 0;
	if (!/^([<>!=~]=|===|[<>]|in|not in)$/.test(op)) return void 0;
	return {
		kind: "compare",
		left,
		op,
		right
	};
}
function parseOperand(token) {
	if (token === void 0) return void 0;
	if (/^["']/.test(token)) return {
		text: token.slice(1, -1),
		variable: false
	};
	return variables.has(token) ? {
		text: token,
		variable: true
	} : void 0;
}
/**
* Whether the marker holds where its variables have these values; a variable without a value is
* empty, as pip treats `extra`.
*/
function markerHolds(marker, values) {
	if (marker.kind !== "compare") {
		const left = markerHolds(marker.left, values);
		if (left === (marker.kind === "or")) return left;
		return markerHolds(marker.right, values);
	}
	const value = (operand) => operand.variable ? values[operand.text] ?? "" : operand.text;
	return compareValues(value(marker.left), marker.op, value(marker.right));
}
/** Versions compare as PEP 440 says, anything else as text. */
function compareValues(left, op, right) {
	if (op === "in") return right.includes(left);
	if (op === "not in") return !right.includes(left);
	if (op === "===") return left === right;
	if (valid(left) !== null && valid(right.replace(/\.\*$/, "")) !== null) return satisfies(left, `${op}${right}`, { prereleases: true });
	if (op === "==") return left === right;
	if (op === "!=") return left !== right;
	const order = left < right ? -1 : Number(left > right);
	return op.startsWith("<") ? order < 0 || op === "<=" && order === 0 : order > 0 || op === ">=" && order === 0;
}
// actions/src/environment/names.ts
/**
* A package name as PyPI compares names (PEP 503): lower case, runs of `-`, `_` and `.` are one `-`.
* conda tells `_` from `-`, but has no two packages that differ in nothing else.
*/
function normalizeName(name) {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}
/** Conda packages that install a PyPI project of another name; names normalized. */
const pypiNames = {
	"astropy-base": "astropy",
	"brotli-python": "brotli",
	"cvxpy-base": "cvxpy",
	"cython-blis": "blis",
	"dask-core": "dask",
	"docker-py": "docker",
	faiss: "faiss-cpu",
	"filesystem-spec": "fsspec",
	"geopandas-base": "geopandas",
	"h3-py": "h3",
	ignite: "pytorch-ignite",
	libopencv: "opencv-python",
	"matplotlib-base": "matplotlib",
	"mne-base": "mne",
	"modin-core": "modin",
	"msgpack-python": "msgpack",
	"nvidia-ml": "nvidia-ml-py3",
	opencv: "opencv-python",
	"ortools-python": "ortools",
	"panel-core": "panel",
	"py-opencv": "opencv-python",
	"py-xgboost": "xgboost",
	"py-xgboost-cpu": "xgboost",
	"py-xgboost-gpu": "xgboost",
	"pyarrow-core": "pyarrow",
	"pymc-base": "pymc",
	pyqt: "pyqt5",
	pysoundfile: "soundfile",
	pysox: "sox",
	pytables: "tables",
	"python-annoy": "annoy",
	"python-duckdb": "duckdb",
	"python-fastjsonschema": "fastjsonschema",
	"python-flatbuffers": "flatbuffers",
	"python-graphviz": "graphviz",
	"python-igraph": "igraph",
	"python-kaleido": "kaleido",
	"python-lmdb": "lmdb",
	"python-sounddevice": "sounddevice",
	"python-tzdata": "tzdata",
	"python-xxhash": "xxhash",
	"python-zstd": "zstd",
	pytorch: "torch",
	"pytorch-cpu": "torch",
	"pytorch-geometric": "torch-geometric",
	"pytorch-gpu": "torch",
	quaternion: "numpy-quaternion",
	"ray-core": "ray",
	"redis-py": "redis",
	"seaborn-base": "seaborn",
	"sentencepiece-python": "sentencepiece",
	"tensorflow-base": "tensorflow",
	"vtk-base": "vtk"
};
/** PyPI projects that put the same modules into Python as another one does. */
const sameModules = {
	"faiss-gpu": "faiss-cpu",
	"onnxruntime-gpu": "onnxruntime",
	"opencv-contrib-python": "opencv-python",
	"opencv-contrib-python-headless": "opencv-python",
	"opencv-python-headless": "opencv-python",
	"pillow-simd": "pillow",
	"tensorflow-cpu": "tensorflow",
	"tensorflow-gpu": "tensorflow"
};
/** The PyPI project that a conda package installs: `torch` for `pytorch`. Normalized. */
function pypiNameOf(condaName) {
	const name = normalizeName(condaName);
	return pypiNames[name] ?? name;
}
/** One name for all PyPI projects that overwrite each other's modules. Takes a normalized name. */
function moduleFamily(pypiName) {
	return sameModules[pypiName] ?? pypiName;
}
// actions/src/environment/pip-requirement.ts
/** PEP 508 without URLs; the version may stand in parentheses, as in older metadata. */
const requirementPattern = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[([a-z0-9._,\s-]*)\])?\s*(\([^()]*\)|[^;()@]*)(?:;(.*))?$/i;
const sources = [
	{
		pattern: /^(-e|--editable)\b/i,
		what: "an editable install"
	},
	{
		pattern: /^(git|hg|svn|bzr)\+|@\s*(git|hg|svn|bzr)\+/i,
		what: "a version control source"
	},
	{
		pattern: /^[a-z][a-z+.-]*:\/\/|^file:|\s@\s|\S@\S*:/i,
		what: "a direct URL"
	},
	{
		pattern: /^[.~]{0,2}[/\\]|^\.{1,2}$|^[a-z]:\\|\.(whl|zip|tar\.gz|tgz)(\[.*\])?$/i,
		what: "a local path"
	}
];
/** Parses an entry of the pip section, or tells why it cannot stay. */
function parseRequirement(raw) {
	const text = raw.trim();
	const refused = refusedSource(text);
	if (refused !== void 0) return refused;
	const match = requirementPattern.exec(text);
	if (match === null) return invalid(`\`${raw}\` is not a pip requirement.`, text);
	const [, name = "", extras, version = "", marker] = match;
	const specifier = version.replace(/^\((.*)\)$/, "$1").trim().replace(/\s*(,|===|[<>=!~]=|[<>])\s*/g, "$1");
	if (specifier !== "" && !isSpecifier(specifier)) return invalid(`\`${version.trim()}\` in \`${raw}\` is not a version specifier.`, text);
	if (marker !== void 0 && parseMarker(marker) === void 0) return invalid(`\`${marker.trim()}\` in \`${raw}\` is not an environment marker.`, text);
	return {
		raw,
		name: normalizeName(name),
		extras: (extras ?? "").split(",").map((extra) => normalizeName(extra.trim())).filter((extra) => extra !== ""),
		specifier,
		version: /^==([^=,*]+)$/.exec(specifier)?.[1],
		marker: marker?.trim()
	};
}
/** Every clause needs its operator; the library also takes bare versions. */
function isSpecifier(specifier) {
	return specifier.split(",").every((clause) => /^(===|[<>!=~]=|[<>])[^<>=!~]+$/.test(clause)) && validRange(specifier);
}
function refusedSource(text) {
	for (const { pattern, what } of sources) if (pattern.test(text)) return {
		rule: "pip-source",
		problem: `\`${text}\` is ${what}; packages come from PyPI, by name and version.`,
		suggestion: "write `name==version`"
	};
	const option = /^-{1,2}[a-z][a-z-]*|\s(--[a-z][a-z-]*)/i.exec(text);
	if (option === null) return void 0;
	return {
		rule: "pip-option",
		problem: `\`${(option[1] ?? option[0]).trim()}\` is an option of pip; the section holds packages only.`,
		suggestion: "write `name==version`, without options"
	};
}
/** `timm=0.6.12` is conda's way to write a version, and the commonest slip here. */
function invalid(problem, text) {
	return {
		rule: "pip-requirement",
		problem,
		suggestion: `${/^[a-z0-9][a-z0-9._-]*(\[[a-z0-9._,-]*\])?/i.exec(text)?.[0] ?? "name"}==${/=\s*([0-9][a-z0-9.]*)$/i.exec(text)?.[1] ?? "<version>"}`
	};
}
// actions/src/environment/yaml/lines.ts
/** Turns offsets into a file's text into places that editors understand. */
var Lines = class {
	starts = [0];
	file;
	text;
	constructor(file, text) {
		this.file = file;
		this.text = text;
		for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
	}
	/** The place of `text.slice(start, end)`, cut at the end of its first line. */
	place(start, end) {
		const line = this.lineAt(start);
		const lineStart = this.starts[line] ?? 0;
		const nextLine = this.starts[line + 1];
		const lineEnd = nextLine === void 0 ? this.text.length : nextLine - 1;
		const column = start - lineStart + 1;
		const endColumn = Math.max(Math.min(end, lineEnd) - lineStart + 1, column + 1);
		return {
			file: this.file,
			line: line + 1,
			column,
			endColumn
		};
	}
	/** The last line that starts at or before the offset, counted from 0. */
	lineAt(offset) {
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((this.starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
};
// actions/src/environment/yaml/document.ts
const maxDepth = 16;
/** Reads one plain YAML document, or says in one finding why the text is none. */
function parseYaml(file, text) {
	const lines = new Lines(file, text);
	try {
		const events = require_js_yaml.parseEvents(text, { maxDepth });
		const fancy = unplain(events);
		if (fancy !== void 0) return refuse(lines.place(fancy.start, fancy.end), fancy.message, fancy.suggestion);
		const places = placesByPointer(events, text, lines);
		const [value] = require_js_yaml.constructFromEvents(events, {
			source: text,
			maxAliases: 0
		});
		return {
			value,
			placeOf: (pointer) => nearest(places, pointer) ?? lines.place(0, 1)
		};
	} catch (error) {
		const at = error instanceof require_js_yaml.YAMLException ? error.mark?.position ?? 0 : 0;
		const reason = error instanceof require_js_yaml.YAMLException ? error.reason : require_errors.messageOf(error);
		return refuse(lines.place(at, at + 1), `This is not YAML: ${reason}.`);
	}
}
function refuse(place, message, suggestion) {
	return finding("yaml-syntax", "error", place, message, suggestion);
}
/** The first thing that plain data has no use for: tags, anchors, aliases, a second document. */
function unplain(events) {
	let documents = 0;
	for (const [index, event] of events.entries()) {
		if (event.type === require_js_yaml.EVENT_ID.POP) continue;
		if (event.type === require_js_yaml.EVENT_ID.DOCUMENT) {
			documents += 1;
			if (documents > 1 || event.directives.length > 0) {
				const start = startOf(events[index + 1]);
				return {
					start,
					end: start + 1,
					message: "The file holds a YAML directive or a second document.",
					suggestion: "keep one document, without `%` lines"
				};
			}
		} else if (event.anchorStart >= 0) {
			const [start, end] = [event.anchorStart - 1, event.anchorEnd];
			return {
				start,
				end,
				message: "Anchors (`&`) and aliases (`*`) are not used here.",
				suggestion: "write the value out; quote it if it is meant so"
			};
		} else if (event.type !== require_js_yaml.EVENT_ID.ALIAS && event.tagStart >= 0) return {
			start: event.tagStart,
			end: event.tagEnd,
			message: "YAML tags (`!`) are not used here.",
			suggestion: "write the plain value; quote it if it is meant so"
		};
	}
}
function startOf(event) {
	if (event === void 0) return 0;
	if ("valueStart" in event) return Math.max(event.valueStart, 0);
	return "start" in event ? event.start : 0;
}
/** Walks the events as a tree; mappings have their keys and values in turn. */
function placesByPointer(events, text, lines) {
	const places = /* @__PURE__ */ new Map();
	const stack = [];
	for (const event of events) {
		if (event.type === require_js_yaml.EVENT_ID.DOCUMENT || event.type === require_js_yaml.EVENT_ID.ALIAS) continue;
		if (event.type === require_js_yaml.EVENT_ID.POP) {
			stack.pop();
			continue;
		}
		const parent = stack.at(-1);
		const scalar = event.type === require_js_yaml.EVENT_ID.SCALAR;
		const [start, end] = scalar ? [event.valueStart, event.valueEnd] : [event.start, event.start + 1];
		if (parent?.mapping === true && parent.key === void 0) {
			parent.key = scalar ? require_js_yaml.getScalarValue(text, event) : "";
			places.set(`${parent.pointer}/${escapePointer(parent.key)}`, lines.place(start, end));
			if (!scalar) stack.push({
				pointer: "?",
				index: 0,
				key: void 0,
				mapping: false
			});
			continue;
		}
		const pointer = parent === void 0 ? "" : step(parent);
		if (scalar || !places.has(pointer)) places.set(pointer, lines.place(start, end));
		if (!scalar) {
			const mapping = event.type === require_js_yaml.EVENT_ID.MAPPING;
			stack.push({
				pointer,
				index: 0,
				key: void 0,
				mapping
			});
		}
	}
	return places;
}
/** Pointer of the parent's next child, and moves the parent on. */
function step(parent) {
	const part = parent.mapping ? escapePointer(parent.key ?? "") : String(parent.index);
	parent.key = void 0;
	parent.index += 1;
	return `${parent.pointer}/${part}`;
}
function escapePointer(key) {
	return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
function nearest(places, pointer) {
	for (let at = pointer;; at = at.slice(0, at.lastIndexOf("/"))) {
		const place = places.get(at);
		if (place !== void 0 || at === "") return place;
	}
}
// actions/src/environment/yaml/text.ts
/** Larger files are not read: the official ones have 2 kB, and YAML parsing takes time by the byte. */
const maxBytes = 5e4;
/** Things that a text file here never holds, the most telling one first. */
const forbidden = [
	{
		pattern: /^(<{7}|={7}|>{7}|\|{7})( |$)/m,
		message: "This is the marker of a merge conflict.",
		suggestion: "resolve the conflict: keep the lines that belong, delete the markers"
	},
	{
		pattern: /\r/,
		message: "Lines end in CRLF (Windows) instead of LF.",
		suggestion: "save the file with LF line endings; `git add --renormalize .` does it"
	},
	{
		pattern: /\t/,
		message: "This is a tab; YAML is indented with blanks.",
		suggestion: "replace the tab by blanks"
	},
	{
		pattern: require_inputs.unprintable,
		message: "This is a character that cannot be seen.",
		suggestion: "delete it and type the line again"
	}
];
/**
* The text of a file, or the one finding that says why it is none. Comments may be in any language,
* so characters beyond ASCII pass, as long as they can be seen.
*/
function decodeText(file, bytes) {
	const refuse = (text, at, length, message, suggestion) => finding("file-readable", "error", new Lines(file, text).place(at, at + length), message, suggestion);
	if (bytes.length > 5e4) return refuse("", 0, 1, `The file is larger than ${maxBytes / 1e3} kB.`, "an environment file has a few kB; remove what does not belong");
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		const at = Buffer.from(bytes).toString("utf8").indexOf("�");
		return refuse(Buffer.from(bytes).toString("utf8"), at, 1, "The file is not UTF-8.", "save it in UTF-8, without a BOM");
	}
	if (text.startsWith("﻿")) return refuse(text, 0, 1, "The file starts with a byte order mark.", "save it without a BOM");
	if (text.trim() === "") return refuse(text, 0, 1, "The file is empty.", "start from the file on the main branch");
	for (const { pattern, message, suggestion } of forbidden) {
		const match = pattern.exec(text);
		if (match !== null) return refuse(text, match.index, match[0].length, message, suggestion);
	}
	return text;
}
// actions/src/environment/read.ts
const environmentSchema = lazySchema(import_environment_schema.default);
/**
* Reads an environment file from its bytes. Hostile or broken bytes give one finding, as does a
* document of another shape for each mistake; entries are read one by one and all told about.
*/
function readEnvironment(file, bytes) {
	const text = decodeText(file, bytes);
	if (typeof text !== "string") return {
		file: void 0,
		findings: [text]
	};
	const document = parseYaml(file, text);
	if ("rule" in document) return {
		file: void 0,
		findings: [document]
	};
	const shape = schemaFindings(document, environmentSchema(), "file-schema");
	if (shape.length > 0) return {
		file: void 0,
		findings: shape
	};
	return readEntries(file, text, document, document.value);
}
function readEntries(file, text, document, raw) {
	const findings = [];
	const unread = [];
	const conda = [];
	const pip = [];
	const skip = (entry, problem) => {
		findings.push(problem);
		unread.push(...entry.replace(/\.git\b/g, "").match(/[a-z0-9][a-z0-9._-]*/gi) ?? []);
	};
	for (const [index, entry] of raw.dependencies.entries()) {
		const pointer = `/dependencies/${index}`;
		if (typeof entry === "string") {
			const place = document.placeOf(pointer);
			const spec = parseMatchSpec(entry);
			if (isSpec(spec)) conda.push({
				...spec,
				place
			});
			else skip(entry, finding("conda-spec", "error", place, spec.problem, spec.suggestion));
		} else for (const [at, line] of entry.pip.entries()) {
			const place = document.placeOf(`${pointer}/pip/${at}`);
			const requirement = parseRequirement(line);
			if (!("problem" in requirement)) pip.push({
				...requirement,
				place
			});
			else {
				const { rule, problem, suggestion } = requirement;
				skip(line, finding(rule, "error", place, problem, suggestion));
			}
		}
	}
	return {
		file: {
			file,
			text,
			channels: readChannels(raw.channels, (index) => document.placeOf(`/channels/${index}`)),
			conda,
			pip,
			unread,
			dependenciesPlace: document.placeOf("/dependencies")
		},
		findings
	};
}
function isSpec(spec) {
	return !("problem" in spec);
}
function readChannels(names, placeOf) {
	return names.map((name, index) => ({
		name,
		place: placeOf(index)
	}));
}
// actions/src/environment/channel/closure.ts
/**
* Collects every name that the roots can lead to, in all channels. Only a name's records of the
* channels that may serve it are followed, so the rest of a big channel stays where it is.
* @throws Unavailable
*/
async function collectCandidates(options) {
	const found = new Map(options.channels.map((channel) => [channel, /* @__PURE__ */ new Map()]));
	const seen = /* @__PURE__ */ new Set();
	const visit = async (name) => {
		if (seen.has(name) || name.startsWith("__")) return;
		seen.add(name);
		const pinned = options.only.get(name);
		const sources = options.channels.filter(({ location }) => pinned === void 0 || pinned === location.name);
		const shards = await Promise.all(sources.map((channel) => channel.shards(name)));
		const next = /* @__PURE__ */ new Set();
		let hidden = false;
		for (const [index, channel] of sources.entries()) {
			const here = shards[index] ?? [];
			if (here.length === 0) continue;
			found.get(channel)?.set(name, here);
			if (!hidden) for (const need of needsOf(here, options.follow)) next.add(need);
			hidden = options.strict;
		}
		await Promise.all(Array.from(next, visit));
	};
	await Promise.all(Array.from(options.roots, visit));
	return found;
}
function* needsOf(shards, follow) {
	for (const { shard } of shards) for (const record of shard.records.values()) if (follow(record)) for (const spec of record.depends) yield nameOfSpec(spec);
}
/** The package that a match spec of repodata is about: `python` of `python >=3.9,<3.10.0a0`. */
function nameOfSpec(spec) {
	return /^[^\s=<>!~[]+/.exec(spec)?.[0].toLowerCase() ?? spec;
}
// environment/policy.schema.json
var require_policy_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const schema0 = {
		"$schema": "http://json-schema.org/draft-07/schema#",
		"title": "Policy for the environment files",
		"type": "object",
		"required": [
			"channels",
			"fixed",
			"variants",
			"pairs",
			"exceptions",
			"known_names"
		],
		"additionalProperties": false,
		"properties": {
			"channels": {
				"description": "The channels that packages may come from.",
				"type": "array",
				"minItems": 1,
				"items": {
					"type": "string",
					"pattern": "^[a-z0-9][a-z0-9._-]*$"
				}
			},
			"fixed": {
				"description": "Packages that must be present and whose version a package request does not change.",
				"type": "array",
				"items": { "$ref": "#/definitions/name" }
			},
			"variants": {
				"type": "object",
				"required": ["cpu", "gpu"],
				"additionalProperties": false,
				"properties": {
					"cpu": { "$ref": "#/definitions/variant" },
					"gpu": { "$ref": "#/definitions/variant" }
				}
			},
			"pairs": {
				"description": "Packages of the two files that stand for each other: the same version, whatever the name and the build.",
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"cpu",
						"gpu",
						"reason"
					],
					"additionalProperties": false,
					"properties": {
						"cpu": { "$ref": "#/definitions/name" },
						"gpu": { "$ref": "#/definitions/name" },
						"reason": { "$ref": "#/definitions/reason" }
					}
				}
			},
			"exceptions": {
				"description": "Packages that only one of the files has.",
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"name",
						"only",
						"reason"
					],
					"additionalProperties": false,
					"properties": {
						"name": { "$ref": "#/definitions/name" },
						"only": { "enum": ["cpu", "gpu"] },
						"reason": { "$ref": "#/definitions/reason" }
					}
				}
			},
			"known_names": {
				"description": "Package names that look like a slip of a better-known name, and are meant.",
				"type": "array",
				"items": { "$ref": "#/definitions/name" }
			},
			"images": {
				"description": "What the built images may weigh, and what their tests import.",
				"type": "object",
				"required": [
					"budgets",
					"growth_warning",
					"imports"
				],
				"additionalProperties": false,
				"properties": {
					"budgets": {
						"description": "Most bytes of an image, unpacked: such as 800m or 24g.",
						"type": "object",
						"required": [
							"lite",
							"cpu",
							"gpu"
						],
						"additionalProperties": false,
						"properties": {
							"lite": { "$ref": "#/definitions/size" },
							"cpu": { "$ref": "#/definitions/size" },
							"gpu": { "$ref": "#/definitions/size" }
						}
					},
					"growth_warning": {
						"description": "Growth over the image it replaces, as a share of it, from which on the build warns.",
						"type": "number",
						"exclusiveMinimum": 0
					},
					"imports": {
						"description": "Packages whose modules can't be told from what they install.",
						"type": "array",
						"items": {
							"type": "object",
							"required": [
								"package",
								"modules",
								"reason"
							],
							"additionalProperties": false,
							"properties": {
								"package": { "$ref": "#/definitions/name" },
								"modules": {
									"description": "What to import instead; empty: nothing.",
									"type": "array",
									"items": {
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_.]*$"
									}
								},
								"reason": { "$ref": "#/definitions/reason" }
							}
						}
					}
				}
			}
		},
		"definitions": {
			"name": {
				"type": "string",
				"pattern": "^[a-z0-9_][a-z0-9._-]*$"
			},
			"reason": {
				"description": "Why, in a sentence; it is shown to contributors.",
				"type": "string",
				"minLength": 10
			},
			"variant": {
				"type": "object",
				"required": ["file", "virtual_packages"],
				"additionalProperties": false,
				"properties": {
					"file": {
						"description": "The environment file, beside this one.",
						"type": "string",
						"pattern": "^[A-Za-z0-9._-]+\\.ya?ml$"
					},
					"virtual_packages": {
						"description": "Virtual packages of the machine that the image runs on: name to version.",
						"type": "object",
						"propertyNames": { "pattern": "^__[a-z0-9_]+$" },
						"additionalProperties": {
							"type": "string",
							"pattern": "^[A-Za-z0-9._]+$"
						}
					},
					"built_as": {
						"description": "lite: the image has Debian's packages instead of the conda section, and the file's pip section. For a copy of this repository that has no conda.",
						"enum": ["lite"]
					}
				}
			},
			"size": {
				"type": "string",
				"pattern": "^[1-9][0-9]*[mg]$"
			}
		}
	};
	const schema2 = {
		"type": "object",
		"required": ["file", "virtual_packages"],
		"additionalProperties": false,
		"properties": {
			"file": {
				"description": "The environment file, beside this one.",
				"type": "string",
				"pattern": "^[A-Za-z0-9._-]+\\.ya?ml$"
			},
			"virtual_packages": {
				"description": "Virtual packages of the machine that the image runs on: name to version.",
				"type": "object",
				"propertyNames": { "pattern": "^__[a-z0-9_]+$" },
				"additionalProperties": {
					"type": "string",
					"pattern": "^[A-Za-z0-9._]+$"
				}
			},
			"built_as": {
				"description": "lite: the image has Debian's packages instead of the conda section, and the file's pip section. For a copy of this repository that has no conda.",
				"enum": ["lite"]
			}
		}
	};
	const pattern0 = /* @__PURE__ */ new RegExp("^[a-z0-9][a-z0-9._-]*$", "u");
	const pattern1 = /* @__PURE__ */ new RegExp("^[a-z0-9_][a-z0-9._-]*$", "u");
	const pattern2 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9._-]+\\.ya?ml$", "u");
	const pattern3 = /* @__PURE__ */ new RegExp("^__[a-z0-9_]+$", "u");
	const pattern4 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9._]+$", "u");
	const pattern12 = /* @__PURE__ */ new RegExp("^[1-9][0-9]*[mg]$", "u");
	const pattern16 = /* @__PURE__ */ new RegExp("^[A-Za-z_][A-Za-z0-9_.]*$", "u");
	const func0 = require_ucs2length$1.require_ucs2length().default;
	function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
		let vErrors = null;
		let errors = 0;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.channels === void 0) {
				const err0 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "channels" },
					message: "must have required property 'channels'"
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
			if (data.fixed === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "fixed" },
					message: "must have required property 'fixed'"
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (data.variants === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "variants" },
					message: "must have required property 'variants'"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.pairs === void 0) {
				const err3 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "pairs" },
					message: "must have required property 'pairs'"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (data.exceptions === void 0) {
				const err4 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "exceptions" },
					message: "must have required property 'exceptions'"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			if (data.known_names === void 0) {
				const err5 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "known_names" },
					message: "must have required property 'known_names'"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "channels" || key0 === "fixed" || key0 === "variants" || key0 === "pairs" || key0 === "exceptions" || key0 === "known_names" || key0 === "images")) {
				const err6 = {
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			if (data.channels !== void 0) {
				let data0 = data.channels;
				if (Array.isArray(data0)) {
					if (data0.length < 1) {
						const err7 = {
							instancePath: instancePath + "/channels",
							schemaPath: "#/properties/channels/minItems",
							keyword: "minItems",
							params: { limit: 1 },
							message: "must NOT have fewer than 1 items"
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
					const len0 = data0.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data1 = data0[i0];
						const _errs4 = errors;
						if (typeof data1 === "string") {
							if (!pattern0.test(data1)) {
								const err8 = {
									instancePath: instancePath + "/channels/" + i0,
									schemaPath: "#/properties/channels/items/pattern",
									keyword: "pattern",
									params: { pattern: "^[a-z0-9][a-z0-9._-]*$" },
									message: "must match pattern \"^[a-z0-9][a-z0-9._-]*$\""
								};
								if (vErrors === null) vErrors = [err8];
								else vErrors.push(err8);
								errors++;
							}
						} else {
							const err9 = {
								instancePath: instancePath + "/channels/" + i0,
								schemaPath: "#/properties/channels/items/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
						if (!(_errs4 === errors)) {}
					}
				} else {
					const err10 = {
						instancePath: instancePath + "/channels",
						schemaPath: "#/properties/channels/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			}
			if (data.fixed !== void 0) {
				let data2 = data.fixed;
				if (Array.isArray(data2)) {
					const len1 = data2.length;
					for (let i1 = 0; i1 < len1; i1++) {
						let data3 = data2[i1];
						const _errs8 = errors;
						if (typeof data3 === "string") {
							if (!pattern1.test(data3)) {
								const err11 = {
									instancePath: instancePath + "/fixed/" + i1,
									schemaPath: "#/definitions/name/pattern",
									keyword: "pattern",
									params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
									message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
								};
								if (vErrors === null) vErrors = [err11];
								else vErrors.push(err11);
								errors++;
							}
						} else {
							const err12 = {
								instancePath: instancePath + "/fixed/" + i1,
								schemaPath: "#/definitions/name/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
						if (!(_errs8 === errors)) {}
					}
				} else {
					const err13 = {
						instancePath: instancePath + "/fixed",
						schemaPath: "#/properties/fixed/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
			}
			if (data.variants !== void 0) {
				let data4 = data.variants;
				if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
					if (data4.cpu === void 0) {
						const err14 = {
							instancePath: instancePath + "/variants",
							schemaPath: "#/properties/variants/required",
							keyword: "required",
							params: { missingProperty: "cpu" },
							message: "must have required property 'cpu'"
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
					if (data4.gpu === void 0) {
						const err15 = {
							instancePath: instancePath + "/variants",
							schemaPath: "#/properties/variants/required",
							keyword: "required",
							params: { missingProperty: "gpu" },
							message: "must have required property 'gpu'"
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
					for (const key1 in data4) if (!(key1 === "cpu" || key1 === "gpu")) {
						const err16 = {
							instancePath: instancePath + "/variants",
							schemaPath: "#/properties/variants/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key1 },
							message: "must NOT have additional properties"
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
					if (data4.cpu !== void 0) {
						let data5 = data4.cpu;
						if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
							if (data5.file === void 0) {
								const err17 = {
									instancePath: instancePath + "/variants/cpu",
									schemaPath: "#/definitions/variant/required",
									keyword: "required",
									params: { missingProperty: "file" },
									message: "must have required property 'file'"
								};
								if (vErrors === null) vErrors = [err17];
								else vErrors.push(err17);
								errors++;
							}
							if (data5.virtual_packages === void 0) {
								const err18 = {
									instancePath: instancePath + "/variants/cpu",
									schemaPath: "#/definitions/variant/required",
									keyword: "required",
									params: { missingProperty: "virtual_packages" },
									message: "must have required property 'virtual_packages'"
								};
								if (vErrors === null) vErrors = [err18];
								else vErrors.push(err18);
								errors++;
							}
							for (const key2 in data5) if (!(key2 === "file" || key2 === "virtual_packages" || key2 === "built_as")) {
								const err19 = {
									instancePath: instancePath + "/variants/cpu",
									schemaPath: "#/definitions/variant/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key2 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err19];
								else vErrors.push(err19);
								errors++;
							}
							if (data5.file !== void 0) {
								let data6 = data5.file;
								if (typeof data6 === "string") {
									if (!pattern2.test(data6)) {
										const err20 = {
											instancePath: instancePath + "/variants/cpu/file",
											schemaPath: "#/definitions/variant/properties/file/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9._-]+\\.ya?ml$" },
											message: "must match pattern \"^[A-Za-z0-9._-]+\\.ya?ml$\""
										};
										if (vErrors === null) vErrors = [err20];
										else vErrors.push(err20);
										errors++;
									}
								} else {
									const err21 = {
										instancePath: instancePath + "/variants/cpu/file",
										schemaPath: "#/definitions/variant/properties/file/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err21];
									else vErrors.push(err21);
									errors++;
								}
							}
							if (data5.virtual_packages !== void 0) {
								let data7 = data5.virtual_packages;
								if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
									for (const key3 in data7) {
										const _errs22 = errors;
										if (typeof key3 === "string") {
											if (!pattern3.test(key3)) {
												const err22 = {
													instancePath: instancePath + "/variants/cpu/virtual_packages",
													schemaPath: "#/definitions/variant/properties/virtual_packages/propertyNames/pattern",
													keyword: "pattern",
													params: { pattern: "^__[a-z0-9_]+$" },
													message: "must match pattern \"^__[a-z0-9_]+$\"",
													propertyName: key3
												};
												if (vErrors === null) vErrors = [err22];
												else vErrors.push(err22);
												errors++;
											}
										}
										if (!(_errs22 === errors)) {
											const err23 = {
												instancePath: instancePath + "/variants/cpu/virtual_packages",
												schemaPath: "#/definitions/variant/properties/virtual_packages/propertyNames",
												keyword: "propertyNames",
												params: { propertyName: key3 },
												message: "property name must be valid"
											};
											if (vErrors === null) vErrors = [err23];
											else vErrors.push(err23);
											errors++;
										}
									}
									for (const key4 in data7) {
										let data8 = data7[key4];
										if (typeof data8 === "string") {
											if (!pattern4.test(data8)) {
												const err24 = {
													instancePath: instancePath + "/variants/cpu/virtual_packages/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
													schemaPath: "#/definitions/variant/properties/virtual_packages/additionalProperties/pattern",
													keyword: "pattern",
													params: { pattern: "^[A-Za-z0-9._]+$" },
													message: "must match pattern \"^[A-Za-z0-9._]+$\""
												};
												if (vErrors === null) vErrors = [err24];
												else vErrors.push(err24);
												errors++;
											}
										} else {
											const err25 = {
												instancePath: instancePath + "/variants/cpu/virtual_packages/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
												schemaPath: "#/definitions/variant/properties/virtual_packages/additionalProperties/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err25];
											else vErrors.push(err25);
											errors++;
										}
									}
								} else {
									const err26 = {
										instancePath: instancePath + "/variants/cpu/virtual_packages",
										schemaPath: "#/definitions/variant/properties/virtual_packages/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							}
							if (data5.built_as !== void 0) {
								let data9 = data5.built_as;
								schema2.properties.built_as.enum;
								if (!(data9 === "lite")) {
									const err27 = {
										instancePath: instancePath + "/variants/cpu/built_as",
										schemaPath: "#/definitions/variant/properties/built_as/enum",
										keyword: "enum",
										params: { allowedValues: schema2.properties.built_as.enum },
										message: "must be equal to one of the allowed values"
									};
									if (vErrors === null) vErrors = [err27];
									else vErrors.push(err27);
									errors++;
								}
							}
						} else {
							const err28 = {
								instancePath: instancePath + "/variants/cpu",
								schemaPath: "#/definitions/variant/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err28];
							else vErrors.push(err28);
							errors++;
						}
					}
					if (data4.gpu !== void 0) {
						let data10 = data4.gpu;
						if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
							if (data10.file === void 0) {
								const err29 = {
									instancePath: instancePath + "/variants/gpu",
									schemaPath: "#/definitions/variant/required",
									keyword: "required",
									params: { missingProperty: "file" },
									message: "must have required property 'file'"
								};
								if (vErrors === null) vErrors = [err29];
								else vErrors.push(err29);
								errors++;
							}
							if (data10.virtual_packages === void 0) {
								const err30 = {
									instancePath: instancePath + "/variants/gpu",
									schemaPath: "#/definitions/variant/required",
									keyword: "required",
									params: { missingProperty: "virtual_packages" },
									message: "must have required property 'virtual_packages'"
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
							for (const key5 in data10) if (!(key5 === "file" || key5 === "virtual_packages" || key5 === "built_as")) {
								const err31 = {
									instancePath: instancePath + "/variants/gpu",
									schemaPath: "#/definitions/variant/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key5 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err31];
								else vErrors.push(err31);
								errors++;
							}
							if (data10.file !== void 0) {
								let data11 = data10.file;
								if (typeof data11 === "string") {
									if (!pattern2.test(data11)) {
										const err32 = {
											instancePath: instancePath + "/variants/gpu/file",
											schemaPath: "#/definitions/variant/properties/file/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9._-]+\\.ya?ml$" },
											message: "must match pattern \"^[A-Za-z0-9._-]+\\.ya?ml$\""
										};
										if (vErrors === null) vErrors = [err32];
										else vErrors.push(err32);
										errors++;
									}
								} else {
									const err33 = {
										instancePath: instancePath + "/variants/gpu/file",
										schemaPath: "#/definitions/variant/properties/file/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err33];
									else vErrors.push(err33);
									errors++;
								}
							}
							if (data10.virtual_packages !== void 0) {
								let data12 = data10.virtual_packages;
								if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
									for (const key6 in data12) {
										const _errs35 = errors;
										if (typeof key6 === "string") {
											if (!pattern3.test(key6)) {
												const err34 = {
													instancePath: instancePath + "/variants/gpu/virtual_packages",
													schemaPath: "#/definitions/variant/properties/virtual_packages/propertyNames/pattern",
													keyword: "pattern",
													params: { pattern: "^__[a-z0-9_]+$" },
													message: "must match pattern \"^__[a-z0-9_]+$\"",
													propertyName: key6
												};
												if (vErrors === null) vErrors = [err34];
												else vErrors.push(err34);
												errors++;
											}
										}
										if (!(_errs35 === errors)) {
											const err35 = {
												instancePath: instancePath + "/variants/gpu/virtual_packages",
												schemaPath: "#/definitions/variant/properties/virtual_packages/propertyNames",
												keyword: "propertyNames",
												params: { propertyName: key6 },
												message: "property name must be valid"
											};
											if (vErrors === null) vErrors = [err35];
											else vErrors.push(err35);
											errors++;
										}
									}
									for (const key7 in data12) {
										let data13 = data12[key7];
										if (typeof data13 === "string") {
											if (!pattern4.test(data13)) {
												const err36 = {
													instancePath: instancePath + "/variants/gpu/virtual_packages/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),
													schemaPath: "#/definitions/variant/properties/virtual_packages/additionalProperties/pattern",
													keyword: "pattern",
													params: { pattern: "^[A-Za-z0-9._]+$" },
													message: "must match pattern \"^[A-Za-z0-9._]+$\""
												};
												if (vErrors === null) vErrors = [err36];
												else vErrors.push(err36);
												errors++;
											}
										} else {
											const err37 = {
												instancePath: instancePath + "/variants/gpu/virtual_packages/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),
												schemaPath: "#/definitions/variant/properties/virtual_packages/additionalProperties/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err37];
											else vErrors.push(err37);
											errors++;
										}
									}
								} else {
									const err38 = {
										instancePath: instancePath + "/variants/gpu/virtual_packages",
										schemaPath: "#/definitions/variant/properties/virtual_packages/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err38];
									else vErrors.push(err38);
									errors++;
								}
							}
							if (data10.built_as !== void 0) {
								let data14 = data10.built_as;
								schema2.properties.built_as.enum;
								if (!(data14 === "lite")) {
									const err39 = {
										instancePath: instancePath + "/variants/gpu/built_as",
										schemaPath: "#/definitions/variant/properties/built_as/enum",
										keyword: "enum",
										params: { allowedValues: schema2.properties.built_as.enum },
										message: "must be equal to one of the allowed values"
									};
									if (vErrors === null) vErrors = [err39];
									else vErrors.push(err39);
									errors++;
								}
							}
						} else {
							const err40 = {
								instancePath: instancePath + "/variants/gpu",
								schemaPath: "#/definitions/variant/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
					}
				} else {
					const err41 = {
						instancePath: instancePath + "/variants",
						schemaPath: "#/properties/variants/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object"
					};
					if (vErrors === null) vErrors = [err41];
					else vErrors.push(err41);
					errors++;
				}
			}
			if (data.pairs !== void 0) {
				let data15 = data.pairs;
				if (Array.isArray(data15)) {
					const len2 = data15.length;
					for (let i2 = 0; i2 < len2; i2++) {
						let data16 = data15[i2];
						const _errs42 = errors;
						if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
							if (data16.cpu === void 0) {
								const err42 = {
									instancePath: instancePath + "/pairs/" + i2,
									schemaPath: "#/properties/pairs/items/required",
									keyword: "required",
									params: { missingProperty: "cpu" },
									message: "must have required property 'cpu'"
								};
								if (vErrors === null) vErrors = [err42];
								else vErrors.push(err42);
								errors++;
							}
							if (data16.gpu === void 0) {
								const err43 = {
									instancePath: instancePath + "/pairs/" + i2,
									schemaPath: "#/properties/pairs/items/required",
									keyword: "required",
									params: { missingProperty: "gpu" },
									message: "must have required property 'gpu'"
								};
								if (vErrors === null) vErrors = [err43];
								else vErrors.push(err43);
								errors++;
							}
							if (data16.reason === void 0) {
								const err44 = {
									instancePath: instancePath + "/pairs/" + i2,
									schemaPath: "#/properties/pairs/items/required",
									keyword: "required",
									params: { missingProperty: "reason" },
									message: "must have required property 'reason'"
								};
								if (vErrors === null) vErrors = [err44];
								else vErrors.push(err44);
								errors++;
							}
							for (const key8 in data16) if (!(key8 === "cpu" || key8 === "gpu" || key8 === "reason")) {
								const err45 = {
									instancePath: instancePath + "/pairs/" + i2,
									schemaPath: "#/properties/pairs/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key8 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err45];
								else vErrors.push(err45);
								errors++;
							}
							if (data16.cpu !== void 0) {
								let data17 = data16.cpu;
								if (typeof data17 === "string") {
									if (!pattern1.test(data17)) {
										const err46 = {
											instancePath: instancePath + "/pairs/" + i2 + "/cpu",
											schemaPath: "#/definitions/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
										};
										if (vErrors === null) vErrors = [err46];
										else vErrors.push(err46);
										errors++;
									}
								} else {
									const err47 = {
										instancePath: instancePath + "/pairs/" + i2 + "/cpu",
										schemaPath: "#/definitions/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err47];
									else vErrors.push(err47);
									errors++;
								}
							}
							if (data16.gpu !== void 0) {
								let data18 = data16.gpu;
								if (typeof data18 === "string") {
									if (!pattern1.test(data18)) {
										const err48 = {
											instancePath: instancePath + "/pairs/" + i2 + "/gpu",
											schemaPath: "#/definitions/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
										};
										if (vErrors === null) vErrors = [err48];
										else vErrors.push(err48);
										errors++;
									}
								} else {
									const err49 = {
										instancePath: instancePath + "/pairs/" + i2 + "/gpu",
										schemaPath: "#/definitions/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err49];
									else vErrors.push(err49);
									errors++;
								}
							}
							if (data16.reason !== void 0) {
								let data19 = data16.reason;
								if (typeof data19 === "string") {
									if (func0(data19) < 10) {
										const err50 = {
											instancePath: instancePath + "/pairs/" + i2 + "/reason",
											schemaPath: "#/definitions/reason/minLength",
											keyword: "minLength",
											params: { limit: 10 },
											message: "must NOT have fewer than 10 characters"
										};
										if (vErrors === null) vErrors = [err50];
										else vErrors.push(err50);
										errors++;
									}
								} else {
									const err51 = {
										instancePath: instancePath + "/pairs/" + i2 + "/reason",
										schemaPath: "#/definitions/reason/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err51];
									else vErrors.push(err51);
									errors++;
								}
							}
						} else {
							const err52 = {
								instancePath: instancePath + "/pairs/" + i2,
								schemaPath: "#/properties/pairs/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err52];
							else vErrors.push(err52);
							errors++;
						}
						if (!(_errs42 === errors)) {}
					}
				} else {
					const err53 = {
						instancePath: instancePath + "/pairs",
						schemaPath: "#/properties/pairs/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err53];
					else vErrors.push(err53);
					errors++;
				}
			}
			if (data.exceptions !== void 0) {
				let data20 = data.exceptions;
				if (Array.isArray(data20)) {
					const len3 = data20.length;
					for (let i3 = 0; i3 < len3; i3++) {
						let data21 = data20[i3];
						const _errs56 = errors;
						if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
							if (data21.name === void 0) {
								const err54 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err54];
								else vErrors.push(err54);
								errors++;
							}
							if (data21.only === void 0) {
								const err55 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "only" },
									message: "must have required property 'only'"
								};
								if (vErrors === null) vErrors = [err55];
								else vErrors.push(err55);
								errors++;
							}
							if (data21.reason === void 0) {
								const err56 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "reason" },
									message: "must have required property 'reason'"
								};
								if (vErrors === null) vErrors = [err56];
								else vErrors.push(err56);
								errors++;
							}
							for (const key9 in data21) if (!(key9 === "name" || key9 === "only" || key9 === "reason")) {
								const err57 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key9 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err57];
								else vErrors.push(err57);
								errors++;
							}
							if (data21.name !== void 0) {
								let data22 = data21.name;
								if (typeof data22 === "string") {
									if (!pattern1.test(data22)) {
										const err58 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/name",
											schemaPath: "#/definitions/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
										};
										if (vErrors === null) vErrors = [err58];
										else vErrors.push(err58);
										errors++;
									}
								} else {
									const err59 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/name",
										schemaPath: "#/definitions/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err59];
									else vErrors.push(err59);
									errors++;
								}
							}
							if (data21.only !== void 0) {
								let data23 = data21.only;
								schema0.properties.exceptions.items.properties.only.enum;
								if (!(data23 === "cpu" || data23 === "gpu")) {
									const err60 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/only",
										schemaPath: "#/properties/exceptions/items/properties/only/enum",
										keyword: "enum",
										params: { allowedValues: schema0.properties.exceptions.items.properties.only.enum },
										message: "must be equal to one of the allowed values"
									};
									if (vErrors === null) vErrors = [err60];
									else vErrors.push(err60);
									errors++;
								}
							}
							if (data21.reason !== void 0) {
								let data24 = data21.reason;
								if (typeof data24 === "string") {
									if (func0(data24) < 10) {
										const err61 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/reason",
											schemaPath: "#/definitions/reason/minLength",
											keyword: "minLength",
											params: { limit: 10 },
											message: "must NOT have fewer than 10 characters"
										};
										if (vErrors === null) vErrors = [err61];
										else vErrors.push(err61);
										errors++;
									}
								} else {
									const err62 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/reason",
										schemaPath: "#/definitions/reason/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err62];
									else vErrors.push(err62);
									errors++;
								}
							}
						} else {
							const err63 = {
								instancePath: instancePath + "/exceptions/" + i3,
								schemaPath: "#/properties/exceptions/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err63];
							else vErrors.push(err63);
							errors++;
						}
						if (!(_errs56 === errors)) {}
					}
				} else {
					const err64 = {
						instancePath: instancePath + "/exceptions",
						schemaPath: "#/properties/exceptions/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err64];
					else vErrors.push(err64);
					errors++;
				}
			}
			if (data.known_names !== void 0) {
				let data25 = data.known_names;
				if (Array.isArray(data25)) {
					const len4 = data25.length;
					for (let i4 = 0; i4 < len4; i4++) {
						let data26 = data25[i4];
						const _errs68 = errors;
						if (typeof data26 === "string") {
							if (!pattern1.test(data26)) {
								const err65 = {
									instancePath: instancePath + "/known_names/" + i4,
									schemaPath: "#/definitions/name/pattern",
									keyword: "pattern",
									params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
									message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
								};
								if (vErrors === null) vErrors = [err65];
								else vErrors.push(err65);
								errors++;
							}
						} else {
							const err66 = {
								instancePath: instancePath + "/known_names/" + i4,
								schemaPath: "#/definitions/name/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
						if (!(_errs68 === errors)) {}
					}
				} else {
					const err67 = {
						instancePath: instancePath + "/known_names",
						schemaPath: "#/properties/known_names/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err67];
					else vErrors.push(err67);
					errors++;
				}
			}
			if (data.images !== void 0) {
				let data27 = data.images;
				if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
					if (data27.budgets === void 0) {
						const err68 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/required",
							keyword: "required",
							params: { missingProperty: "budgets" },
							message: "must have required property 'budgets'"
						};
						if (vErrors === null) vErrors = [err68];
						else vErrors.push(err68);
						errors++;
					}
					if (data27.growth_warning === void 0) {
						const err69 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/required",
							keyword: "required",
							params: { missingProperty: "growth_warning" },
							message: "must have required property 'growth_warning'"
						};
						if (vErrors === null) vErrors = [err69];
						else vErrors.push(err69);
						errors++;
					}
					if (data27.imports === void 0) {
						const err70 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/required",
							keyword: "required",
							params: { missingProperty: "imports" },
							message: "must have required property 'imports'"
						};
						if (vErrors === null) vErrors = [err70];
						else vErrors.push(err70);
						errors++;
					}
					for (const key10 in data27) if (!(key10 === "budgets" || key10 === "growth_warning" || key10 === "imports")) {
						const err71 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key10 },
							message: "must NOT have additional properties"
						};
						if (vErrors === null) vErrors = [err71];
						else vErrors.push(err71);
						errors++;
					}
					if (data27.budgets !== void 0) {
						let data28 = data27.budgets;
						if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
							if (data28.lite === void 0) {
								const err72 = {
									instancePath: instancePath + "/images/budgets",
									schemaPath: "#/properties/images/properties/budgets/required",
									keyword: "required",
									params: { missingProperty: "lite" },
									message: "must have required property 'lite'"
								};
								if (vErrors === null) vErrors = [err72];
								else vErrors.push(err72);
								errors++;
							}
							if (data28.cpu === void 0) {
								const err73 = {
									instancePath: instancePath + "/images/budgets",
									schemaPath: "#/properties/images/properties/budgets/required",
									keyword: "required",
									params: { missingProperty: "cpu" },
									message: "must have required property 'cpu'"
								};
								if (vErrors === null) vErrors = [err73];
								else vErrors.push(err73);
								errors++;
							}
							if (data28.gpu === void 0) {
								const err74 = {
									instancePath: instancePath + "/images/budgets",
									schemaPath: "#/properties/images/properties/budgets/required",
									keyword: "required",
									params: { missingProperty: "gpu" },
									message: "must have required property 'gpu'"
								};
								if (vErrors === null) vErrors = [err74];
								else vErrors.push(err74);
								errors++;
							}
							for (const key11 in data28) if (!(key11 === "lite" || key11 === "cpu" || key11 === "gpu")) {
								const err75 = {
									instancePath: instancePath + "/images/budgets",
									schemaPath: "#/properties/images/properties/budgets/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key11 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err75];
								else vErrors.push(err75);
								errors++;
							}
							if (data28.lite !== void 0) {
								let data29 = data28.lite;
								if (typeof data29 === "string") {
									if (!pattern12.test(data29)) {
										const err76 = {
											instancePath: instancePath + "/images/budgets/lite",
											schemaPath: "#/definitions/size/pattern",
											keyword: "pattern",
											params: { pattern: "^[1-9][0-9]*[mg]$" },
											message: "must match pattern \"^[1-9][0-9]*[mg]$\""
										};
										if (vErrors === null) vErrors = [err76];
										else vErrors.push(err76);
										errors++;
									}
								} else {
									const err77 = {
										instancePath: instancePath + "/images/budgets/lite",
										schemaPath: "#/definitions/size/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err77];
									else vErrors.push(err77);
									errors++;
								}
							}
							if (data28.cpu !== void 0) {
								let data30 = data28.cpu;
								if (typeof data30 === "string") {
									if (!pattern12.test(data30)) {
										const err78 = {
											instancePath: instancePath + "/images/budgets/cpu",
											schemaPath: "#/definitions/size/pattern",
											keyword: "pattern",
											params: { pattern: "^[1-9][0-9]*[mg]$" },
											message: "must match pattern \"^[1-9][0-9]*[mg]$\""
										};
										if (vErrors === null) vErrors = [err78];
										else vErrors.push(err78);
										errors++;
									}
								} else {
									const err79 = {
										instancePath: instancePath + "/images/budgets/cpu",
										schemaPath: "#/definitions/size/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err79];
									else vErrors.push(err79);
									errors++;
								}
							}
							if (data28.gpu !== void 0) {
								let data31 = data28.gpu;
								if (typeof data31 === "string") {
									if (!pattern12.test(data31)) {
										const err80 = {
											instancePath: instancePath + "/images/budgets/gpu",
											schemaPath: "#/definitions/size/pattern",
											keyword: "pattern",
											params: { pattern: "^[1-9][0-9]*[mg]$" },
											message: "must match pattern \"^[1-9][0-9]*[mg]$\""
										};
										if (vErrors === null) vErrors = [err80];
										else vErrors.push(err80);
										errors++;
									}
								} else {
									const err81 = {
										instancePath: instancePath + "/images/budgets/gpu",
										schemaPath: "#/definitions/size/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err81];
									else vErrors.push(err81);
									errors++;
								}
							}
						} else {
							const err82 = {
								instancePath: instancePath + "/images/budgets",
								schemaPath: "#/properties/images/properties/budgets/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err82];
							else vErrors.push(err82);
							errors++;
						}
					}
					if (data27.growth_warning !== void 0) {
						let data32 = data27.growth_warning;
						if (typeof data32 == "number" && isFinite(data32)) {
							if (data32 <= 0 || isNaN(data32)) {
								const err83 = {
									instancePath: instancePath + "/images/growth_warning",
									schemaPath: "#/properties/images/properties/growth_warning/exclusiveMinimum",
									keyword: "exclusiveMinimum",
									params: {
										comparison: ">",
										limit: 0
									},
									message: "must be > 0"
								};
								if (vErrors === null) vErrors = [err83];
								else vErrors.push(err83);
								errors++;
							}
						} else {
							const err84 = {
								instancePath: instancePath + "/images/growth_warning",
								schemaPath: "#/properties/images/properties/growth_warning/type",
								keyword: "type",
								params: { type: "number" },
								message: "must be number"
							};
							if (vErrors === null) vErrors = [err84];
							else vErrors.push(err84);
							errors++;
						}
					}
					if (data27.imports !== void 0) {
						let data33 = data27.imports;
						if (Array.isArray(data33)) {
							const len5 = data33.length;
							for (let i5 = 0; i5 < len5; i5++) {
								let data34 = data33[i5];
								const _errs90 = errors;
								if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
									if (data34.package === void 0) {
										const err85 = {
											instancePath: instancePath + "/images/imports/" + i5,
											schemaPath: "#/properties/images/properties/imports/items/required",
											keyword: "required",
											params: { missingProperty: "package" },
											message: "must have required property 'package'"
										};
										if (vErrors === null) vErrors = [err85];
										else vErrors.push(err85);
										errors++;
									}
									if (data34.modules === void 0) {
										const err86 = {
											instancePath: instancePath + "/images/imports/" + i5,
											schemaPath: "#/properties/images/properties/imports/items/required",
											keyword: "required",
											params: { missingProperty: "modules" },
											message: "must have required property 'modules'"
										};
										if (vErrors === null) vErrors = [err86];
										else vErrors.push(err86);
										errors++;
									}
									if (data34.reason === void 0) {
										const err87 = {
											instancePath: instancePath + "/images/imports/" + i5,
											schemaPath: "#/properties/images/properties/imports/items/required",
											keyword: "required",
											params: { missingProperty: "reason" },
											message: "must have required property 'reason'"
										};
										if (vErrors === null) vErrors = [err87];
										else vErrors.push(err87);
										errors++;
									}
									for (const key12 in data34) if (!(key12 === "package" || key12 === "modules" || key12 === "reason")) {
										const err88 = {
											instancePath: instancePath + "/images/imports/" + i5,
											schemaPath: "#/properties/images/properties/imports/items/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key12 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err88];
										else vErrors.push(err88);
										errors++;
									}
									if (data34.package !== void 0) {
										let data35 = data34.package;
										if (typeof data35 === "string") {
											if (!pattern1.test(data35)) {
												const err89 = {
													instancePath: instancePath + "/images/imports/" + i5 + "/package",
													schemaPath: "#/definitions/name/pattern",
													keyword: "pattern",
													params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
													message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
												};
												if (vErrors === null) vErrors = [err89];
												else vErrors.push(err89);
												errors++;
											}
										} else {
											const err90 = {
												instancePath: instancePath + "/images/imports/" + i5 + "/package",
												schemaPath: "#/definitions/name/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err90];
											else vErrors.push(err90);
											errors++;
										}
									}
									if (data34.modules !== void 0) {
										let data36 = data34.modules;
										if (Array.isArray(data36)) {
											const len6 = data36.length;
											for (let i6 = 0; i6 < len6; i6++) {
												let data37 = data36[i6];
												const _errs98 = errors;
												if (typeof data37 === "string") {
													if (!pattern16.test(data37)) {
														const err91 = {
															instancePath: instancePath + "/images/imports/" + i5 + "/modules/" + i6,
															schemaPath: "#/properties/images/properties/imports/items/properties/modules/items/pattern",
															keyword: "pattern",
															params: { pattern: "^[A-Za-z_][A-Za-z0-9_.]*$" },
															message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_.]*$\""
														};
														if (vErrors === null) vErrors = [err91];
														else vErrors.push(err91);
														errors++;
													}
												} else {
													const err92 = {
														instancePath: instancePath + "/images/imports/" + i5 + "/modules/" + i6,
														schemaPath: "#/properties/images/properties/imports/items/properties/modules/items/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err92];
													else vErrors.push(err92);
													errors++;
												}
												if (!(_errs98 === errors)) {}
											}
										} else {
											const err93 = {
												instancePath: instancePath + "/images/imports/" + i5 + "/modules",
												schemaPath: "#/properties/images/properties/imports/items/properties/modules/type",
												keyword: "type",
												params: { type: "array" },
												message: "must be array"
											};
											if (vErrors === null) vErrors = [err93];
											else vErrors.push(err93);
											errors++;
										}
									}
									if (data34.reason !== void 0) {
										let data38 = data34.reason;
										if (typeof data38 === "string") {
											if (func0(data38) < 10) {
												const err94 = {
													instancePath: instancePath + "/images/imports/" + i5 + "/reason",
													schemaPath: "#/definitions/reason/minLength",
													keyword: "minLength",
													params: { limit: 10 },
													message: "must NOT have fewer than 10 characters"
												};
												if (vErrors === null) vErrors = [err94];
												else vErrors.push(err94);
												errors++;
											}
										} else {
											const err95 = {
												instancePath: instancePath + "/images/imports/" + i5 + "/reason",
												schemaPath: "#/definitions/reason/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err95];
											else vErrors.push(err95);
											errors++;
										}
									}
								} else {
									const err96 = {
										instancePath: instancePath + "/images/imports/" + i5,
										schemaPath: "#/properties/images/properties/imports/items/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err96];
									else vErrors.push(err96);
									errors++;
								}
								if (!(_errs90 === errors)) {}
							}
						} else {
							const err97 = {
								instancePath: instancePath + "/images/imports",
								schemaPath: "#/properties/images/properties/imports/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array"
							};
							if (vErrors === null) vErrors = [err97];
							else vErrors.push(err97);
							errors++;
						}
					}
				} else {
					const err98 = {
						instancePath: instancePath + "/images",
						schemaPath: "#/properties/images/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object"
					};
					if (vErrors === null) vErrors = [err98];
					else vErrors.push(err98);
					errors++;
				}
			}
		} else {
			const err99 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err99];
			else vErrors.push(err99);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
const policySchema = lazySchema((/* @__PURE__ */ require_rolldown_runtime.__toESM(require_policy_schema(), 1)).default);
/** Reads the policy, or says why it cannot be read. */
function readPolicy(file, bytes) {
	const text = decodeText(file, bytes);
	if (typeof text !== "string") return [text];
	const document = parseYaml(file, text);
	if ("rule" in document) return [document];
	const findings = schemaFindings(document, policySchema(), "policy");
	return findings.length > 0 ? findings : document.value;
}
Object.defineProperty(exports, "collectCandidates", {
	enumerable: true,
	get: function() {
		return collectCandidates;
	}
});
Object.defineProperty(exports, "compare", {
	enumerable: true,
	get: function() {
		return compare;
	}
});
Object.defineProperty(exports, "finding", {
	enumerable: true,
	get: function() {
		return finding;
	}
});
Object.defineProperty(exports, "inputsHash", {
	enumerable: true,
	get: function() {
		return inputsHash;
	}
});
Object.defineProperty(exports, "lockFiles", {
	enumerable: true,
	get: function() {
		return lockFiles;
	}
});
Object.defineProperty(exports, "lockedInputs", {
	enumerable: true,
	get: function() {
		return lockedInputs;
	}
});
Object.defineProperty(exports, "markerHolds", {
	enumerable: true,
	get: function() {
		return markerHolds;
	}
});
Object.defineProperty(exports, "maxBytes", {
	enumerable: true,
	get: function() {
		return maxBytes;
	}
});
Object.defineProperty(exports, "moduleFamily", {
	enumerable: true,
	get: function() {
		return moduleFamily;
	}
});
Object.defineProperty(exports, "nameOfSpec", {
	enumerable: true,
	get: function() {
		return nameOfSpec;
	}
});
Object.defineProperty(exports, "normalizeName", {
	enumerable: true,
	get: function() {
		return normalizeName;
	}
});
Object.defineProperty(exports, "parseMarker", {
	enumerable: true,
	get: function() {
		return parseMarker;
	}
});
Object.defineProperty(exports, "parseRequirement", {
	enumerable: true,
	get: function() {
		return parseRequirement;
	}
});
Object.defineProperty(exports, "pypiNameOf", {
	enumerable: true,
	get: function() {
		return pypiNameOf;
	}
});
Object.defineProperty(exports, "readEnvironment", {
	enumerable: true,
	get: function() {
		return readEnvironment;
	}
});
Object.defineProperty(exports, "readLockDetails", {
	enumerable: true,
	get: function() {
		return readLockDetails;
	}
});
Object.defineProperty(exports, "readPolicy", {
	enumerable: true,
	get: function() {
		return readPolicy;
	}
});
Object.defineProperty(exports, "renderLock", {
	enumerable: true,
	get: function() {
		return renderLock;
	}
});
Object.defineProperty(exports, "satisfies", {
	enumerable: true,
	get: function() {
		return satisfies;
	}
});
