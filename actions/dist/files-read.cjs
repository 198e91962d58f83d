const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_ucs2length$1 = require("./npm-ajv.cjs");
const require_pip_requirement = require("./requirement-pip-requirement.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_competition = require("./settings-competition.cjs");
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
// actions/src/environment/files/read.ts
var import_environment_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_environment_schema(), 1);
const environmentSchema = require_schema.lazySchema(import_environment_schema.default);
/**
* Reads an environment file from its bytes. Hostile or broken bytes give one finding, as does a
* document of another shape for each mistake; entries are read one by one and all reported.
*/
function readEnvironment(file, bytes) {
	const text = require_competition.decodeText(file, bytes);
	if (typeof text !== "string") return {
		file: void 0,
		findings: [text]
	};
	const document = require_competition.parseYaml(file, text);
	if ("rule" in document) return {
		file: void 0,
		findings: [document]
	};
	const shape = require_schema.schemaFindings(document, environmentSchema(), "file-schema");
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
	let pipSection;
	const skip = (entry, problem) => {
		findings.push(problem);
		unread.push(...entry.replace(/\.git\b/g, "").match(/[a-z0-9][a-z0-9._-]*/gi) ?? []);
	};
	for (const [index, entry] of raw.dependencies.entries()) {
		const pointer = `/dependencies/${index}`;
		if (typeof entry === "string") {
			const place = document.placeOf(pointer);
			const spec = require_pip_requirement.parseMatchSpec(entry);
			const deeper = indentedDeeper(text, place, entry);
			if (isSpec(spec)) conda.push({
				...spec,
				place
			});
			else if (deeper !== void 0) skip(entry, deeper);
			else skip(entry, require_schema.finding("conda-spec", "error", place, spec.problem, spec.suggestion));
		} else {
			const section = document.placeOfKey(`${pointer}/pip`);
			if (pipSection !== void 0) findings.push(secondSection(section, pipSection));
			pipSection ??= section;
			for (const [at, line] of entry.pip.entries()) {
				const place = document.placeOf(`${pointer}/pip/${at}`);
				const requirement = require_pip_requirement.parseRequirement(line);
				const deeper = indentedDeeper(text, place, line);
				if (!("problem" in requirement)) pip.push({
					...requirement,
					place
				});
				else if (deeper !== void 0) skip(line, deeper);
				else {
					const { rule, problem, suggestion } = requirement;
					skip(line, require_schema.finding(rule, "error", place, problem, suggestion));
				}
			}
		}
	}
	const listed = raw.channels.map((name, index) => ({
		name,
		place: document.placeOf(`/channels/${index}`)
	}));
	const channels = listed.filter(({ name }) => name !== NO_DEFAULTS);
	findings.push(...listed.filter((each) => !channels.includes(each)).map(meansNothing));
	return {
		file: {
			file,
			text,
			channels,
			conda,
			pip,
			unread,
			dependenciesPlace: document.placeOf("/dependencies")
		},
		findings
	};
}
/** Read like the first all the same, so that what is wrong in it is reported too. */
function secondSection(place, first) {
	const message = `This is a second \`pip:\` list: conda installs the last one only, not the one on line ${first.line}.`;
	const suggestion = `move its entries to the list on line ${first.line}`;
	return require_schema.finding("file-schema", "error", place, message, suggestion);
}
/** To YAML a line with more spaces before its dash goes on with the entry above. */
function indentedDeeper(text, place, entry) {
	const lines = text.split("\n");
	const next = /^( +)(- \S.*)$/.exec(lines[place.line] ?? "");
	if (next === null || !entry.includes(" - ")) return void 0;
	const [, blanks = "", rest = ""] = next;
	const right = place.column - 3;
	const line = place.line + 1;
	const at = {
		...place,
		line,
		column: 1,
		endColumn: blanks.length + 1
	};
	const message = `This line has ${blanks.length} spaces before its dash, the list has ${right}: so it continues the entry above.`;
	const suggestion = `write \`${" ".repeat(right)}${rest}\``;
	return require_schema.finding("conda-spec", "error", at, message, suggestion);
}
/** What conda env files of other projects have among their channels, to keep Anaconda's out. */
const NO_DEFAULTS = "nodefaults";
function meansNothing({ place }) {
	return require_schema.finding("allowed-channel", "notice", place, "`nodefaults` has no effect here: only the channels of the policy are used.", "delete it");
}
function isSpec(spec) {
	return !("problem" in spec);
}
Object.defineProperty(exports, "readEnvironment", {
	enumerable: true,
	get: function() {
		return readEnvironment;
	}
});
