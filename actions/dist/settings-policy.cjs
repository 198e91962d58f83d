const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_ucs2length$1 = require("./npm-ajv.cjs");
const require_competition = require("./settings-competition.cjs");
const require_schema = require("./yaml-schema.cjs");
// environment/policy.schema.json
var require_policy_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const pattern0 = /* @__PURE__ */ new RegExp("^[a-z0-9][a-z0-9._-]*$", "u");
	const pattern1 = /* @__PURE__ */ new RegExp("^[a-z0-9_][a-z0-9._-]*$", "u");
	const pattern2 = /* @__PURE__ */ new RegExp("^[a-z][a-z0-9]{0,15}$", "u");
	const pattern6 = /* @__PURE__ */ new RegExp("^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "u");
	const pattern8 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9][A-Za-z0-9 .+/-]{1,99}$", "u");
	const pattern10 = /* @__PURE__ */ new RegExp("^[A-Za-z_][A-Za-z0-9_.]*$", "u");
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
			if (data.pairs === void 0) {
				const err2 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "pairs" },
					message: "must have required property 'pairs'"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.exceptions === void 0) {
				const err3 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "exceptions" },
					message: "must have required property 'exceptions'"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (data.known_names === void 0) {
				const err4 = {
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: "known_names" },
					message: "must have required property 'known_names'"
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "channels" || key0 === "fixed" || key0 === "pairs" || key0 === "exceptions" || key0 === "known_names" || key0 === "licences" || key0 === "images")) {
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
			if (data.channels !== void 0) {
				let data0 = data.channels;
				if (Array.isArray(data0)) {
					if (data0.length < 1) {
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
					const len0 = data0.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data1 = data0[i0];
						const _errs4 = errors;
						if (typeof data1 === "string") {
							if (!pattern0.test(data1)) {
								const err7 = {
									instancePath: instancePath + "/channels/" + i0,
									schemaPath: "#/properties/channels/items/pattern",
									keyword: "pattern",
									params: { pattern: "^[a-z0-9][a-z0-9._-]*$" },
									message: "must match pattern \"^[a-z0-9][a-z0-9._-]*$\""
								};
								if (vErrors === null) vErrors = [err7];
								else vErrors.push(err7);
								errors++;
							}
						} else {
							const err8 = {
								instancePath: instancePath + "/channels/" + i0,
								schemaPath: "#/properties/channels/items/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
						if (!(_errs4 === errors)) {}
					}
				} else {
					const err9 = {
						instancePath: instancePath + "/channels",
						schemaPath: "#/properties/channels/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
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
								const err10 = {
									instancePath: instancePath + "/fixed/" + i1,
									schemaPath: "#/definitions/name/pattern",
									keyword: "pattern",
									params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
									message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
								};
								if (vErrors === null) vErrors = [err10];
								else vErrors.push(err10);
								errors++;
							}
						} else {
							const err11 = {
								instancePath: instancePath + "/fixed/" + i1,
								schemaPath: "#/definitions/name/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
						}
						if (!(_errs8 === errors)) {}
					}
				} else {
					const err12 = {
						instancePath: instancePath + "/fixed",
						schemaPath: "#/properties/fixed/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			}
			if (data.pairs !== void 0) {
				let data4 = data.pairs;
				if (Array.isArray(data4)) {
					const len2 = data4.length;
					for (let i2 = 0; i2 < len2; i2++) {
						let data5 = data4[i2];
						const _errs13 = errors;
						if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
							if (Object.keys(data5).length < 3) {
								const err13 = {
									instancePath: instancePath + "/pairs/" + i2,
									schemaPath: "#/properties/pairs/items/minProperties",
									keyword: "minProperties",
									params: { limit: 3 },
									message: "must NOT have fewer than 3 properties"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
							if (data5.reason === void 0) {
								const err14 = {
									instancePath: instancePath + "/pairs/" + i2,
									schemaPath: "#/properties/pairs/items/required",
									keyword: "required",
									params: { missingProperty: "reason" },
									message: "must have required property 'reason'"
								};
								if (vErrors === null) vErrors = [err14];
								else vErrors.push(err14);
								errors++;
							}
							for (const key1 in data5) {
								const _errs15 = errors;
								if (typeof key1 === "string") {
									if (!pattern2.test(key1)) {
										const err15 = {
											instancePath: instancePath + "/pairs/" + i2,
											schemaPath: "#/properties/pairs/items/propertyNames/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z][a-z0-9]{0,15}$" },
											message: "must match pattern \"^[a-z][a-z0-9]{0,15}$\"",
											propertyName: key1
										};
										if (vErrors === null) vErrors = [err15];
										else vErrors.push(err15);
										errors++;
									}
								}
								if (!(_errs15 === errors)) {
									const err16 = {
										instancePath: instancePath + "/pairs/" + i2,
										schemaPath: "#/properties/pairs/items/propertyNames",
										keyword: "propertyNames",
										params: { propertyName: key1 },
										message: "property name must be valid"
									};
									if (vErrors === null) vErrors = [err16];
									else vErrors.push(err16);
									errors++;
								}
							}
							for (const key2 in data5) if (!(key2 === "reason")) {
								let data6 = data5[key2];
								if (typeof data6 === "string") {
									if (!pattern1.test(data6)) {
										const err17 = {
											instancePath: instancePath + "/pairs/" + i2 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
											schemaPath: "#/definitions/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								} else {
									const err18 = {
										instancePath: instancePath + "/pairs/" + i2 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
										schemaPath: "#/definitions/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err18];
									else vErrors.push(err18);
									errors++;
								}
							}
							if (data5.reason !== void 0) {
								let data7 = data5.reason;
								if (typeof data7 === "string") {
									if (func0(data7) < 10) {
										const err19 = {
											instancePath: instancePath + "/pairs/" + i2 + "/reason",
											schemaPath: "#/definitions/reason/minLength",
											keyword: "minLength",
											params: { limit: 10 },
											message: "must NOT have fewer than 10 characters"
										};
										if (vErrors === null) vErrors = [err19];
										else vErrors.push(err19);
										errors++;
									}
								} else {
									const err20 = {
										instancePath: instancePath + "/pairs/" + i2 + "/reason",
										schemaPath: "#/definitions/reason/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err20];
									else vErrors.push(err20);
									errors++;
								}
							}
						} else {
							const err21 = {
								instancePath: instancePath + "/pairs/" + i2,
								schemaPath: "#/properties/pairs/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
						if (!(_errs13 === errors)) {}
					}
				} else {
					const err22 = {
						instancePath: instancePath + "/pairs",
						schemaPath: "#/properties/pairs/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
			}
			if (data.exceptions !== void 0) {
				let data8 = data.exceptions;
				if (Array.isArray(data8)) {
					const len3 = data8.length;
					for (let i3 = 0; i3 < len3; i3++) {
						let data9 = data8[i3];
						const _errs25 = errors;
						if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
							if (data9.name === void 0) {
								const err23 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err23];
								else vErrors.push(err23);
								errors++;
							}
							if (data9.only === void 0) {
								const err24 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "only" },
									message: "must have required property 'only'"
								};
								if (vErrors === null) vErrors = [err24];
								else vErrors.push(err24);
								errors++;
							}
							if (data9.reason === void 0) {
								const err25 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "reason" },
									message: "must have required property 'reason'"
								};
								if (vErrors === null) vErrors = [err25];
								else vErrors.push(err25);
								errors++;
							}
							if (data9.by === void 0) {
								const err26 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "by" },
									message: "must have required property 'by'"
								};
								if (vErrors === null) vErrors = [err26];
								else vErrors.push(err26);
								errors++;
							}
							if (data9.until === void 0) {
								const err27 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/required",
									keyword: "required",
									params: { missingProperty: "until" },
									message: "must have required property 'until'"
								};
								if (vErrors === null) vErrors = [err27];
								else vErrors.push(err27);
								errors++;
							}
							for (const key3 in data9) if (!(key3 === "name" || key3 === "only" || key3 === "reason" || key3 === "by" || key3 === "until")) {
								const err28 = {
									instancePath: instancePath + "/exceptions/" + i3,
									schemaPath: "#/properties/exceptions/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key3 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err28];
								else vErrors.push(err28);
								errors++;
							}
							if (data9.name !== void 0) {
								let data10 = data9.name;
								if (typeof data10 === "string") {
									if (!pattern1.test(data10)) {
										const err29 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/name",
											schemaPath: "#/definitions/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
										};
										if (vErrors === null) vErrors = [err29];
										else vErrors.push(err29);
										errors++;
									}
								} else {
									const err30 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/name",
										schemaPath: "#/definitions/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err30];
									else vErrors.push(err30);
									errors++;
								}
							}
							if (data9.only !== void 0) {
								let data11 = data9.only;
								if (typeof data11 === "string") {
									if (!pattern2.test(data11)) {
										const err31 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/only",
											schemaPath: "#/properties/exceptions/items/properties/only/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z][a-z0-9]{0,15}$" },
											message: "must match pattern \"^[a-z][a-z0-9]{0,15}$\""
										};
										if (vErrors === null) vErrors = [err31];
										else vErrors.push(err31);
										errors++;
									}
								} else {
									const err32 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/only",
										schemaPath: "#/properties/exceptions/items/properties/only/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
							}
							if (data9.reason !== void 0) {
								let data12 = data9.reason;
								if (typeof data12 === "string") {
									if (func0(data12) < 10) {
										const err33 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/reason",
											schemaPath: "#/definitions/reason/minLength",
											keyword: "minLength",
											params: { limit: 10 },
											message: "must NOT have fewer than 10 characters"
										};
										if (vErrors === null) vErrors = [err33];
										else vErrors.push(err33);
										errors++;
									}
								} else {
									const err34 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/reason",
										schemaPath: "#/definitions/reason/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err34];
									else vErrors.push(err34);
									errors++;
								}
							}
							if (data9.by !== void 0) {
								let data13 = data9.by;
								if (typeof data13 === "string") {
									if (func0(data13) > 100) {
										const err35 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/by",
											schemaPath: "#/properties/exceptions/items/properties/by/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err35];
										else vErrors.push(err35);
										errors++;
									}
									if (func0(data13) < 1) {
										const err36 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/by",
											schemaPath: "#/properties/exceptions/items/properties/by/minLength",
											keyword: "minLength",
											params: { limit: 1 },
											message: "must NOT have fewer than 1 characters"
										};
										if (vErrors === null) vErrors = [err36];
										else vErrors.push(err36);
										errors++;
									}
								} else {
									const err37 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/by",
										schemaPath: "#/properties/exceptions/items/properties/by/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
							}
							if (data9.until !== void 0) {
								let data14 = data9.until;
								if (typeof data14 === "string") {
									if (!pattern6.test(data14)) {
										const err38 = {
											instancePath: instancePath + "/exceptions/" + i3 + "/until",
											schemaPath: "#/properties/exceptions/items/properties/until/pattern",
											keyword: "pattern",
											params: { pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" },
											message: "must match pattern \"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\""
										};
										if (vErrors === null) vErrors = [err38];
										else vErrors.push(err38);
										errors++;
									}
								} else {
									const err39 = {
										instancePath: instancePath + "/exceptions/" + i3 + "/until",
										schemaPath: "#/properties/exceptions/items/properties/until/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err39];
									else vErrors.push(err39);
									errors++;
								}
							}
						} else {
							const err40 = {
								instancePath: instancePath + "/exceptions/" + i3,
								schemaPath: "#/properties/exceptions/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
						if (!(_errs25 === errors)) {}
					}
				} else {
					const err41 = {
						instancePath: instancePath + "/exceptions",
						schemaPath: "#/properties/exceptions/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err41];
					else vErrors.push(err41);
					errors++;
				}
			}
			if (data.known_names !== void 0) {
				let data15 = data.known_names;
				if (Array.isArray(data15)) {
					const len4 = data15.length;
					for (let i4 = 0; i4 < len4; i4++) {
						let data16 = data15[i4];
						const _errs42 = errors;
						if (typeof data16 === "string") {
							if (!pattern1.test(data16)) {
								const err42 = {
									instancePath: instancePath + "/known_names/" + i4,
									schemaPath: "#/definitions/name/pattern",
									keyword: "pattern",
									params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
									message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
								};
								if (vErrors === null) vErrors = [err42];
								else vErrors.push(err42);
								errors++;
							}
						} else {
							const err43 = {
								instancePath: instancePath + "/known_names/" + i4,
								schemaPath: "#/definitions/name/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err43];
							else vErrors.push(err43);
							errors++;
						}
						if (!(_errs42 === errors)) {}
					}
				} else {
					const err44 = {
						instancePath: instancePath + "/known_names",
						schemaPath: "#/properties/known_names/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err44];
					else vErrors.push(err44);
					errors++;
				}
			}
			if (data.licences !== void 0) {
				let data17 = data.licences;
				if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
					if (data17.not_free === void 0) {
						const err45 = {
							instancePath: instancePath + "/licences",
							schemaPath: "#/properties/licences/required",
							keyword: "required",
							params: { missingProperty: "not_free" },
							message: "must have required property 'not_free'"
						};
						if (vErrors === null) vErrors = [err45];
						else vErrors.push(err45);
						errors++;
					}
					for (const key4 in data17) if (!(key4 === "not_free")) {
						const err46 = {
							instancePath: instancePath + "/licences",
							schemaPath: "#/properties/licences/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key4 },
							message: "must NOT have additional properties"
						};
						if (vErrors === null) vErrors = [err46];
						else vErrors.push(err46);
						errors++;
					}
					if (data17.not_free !== void 0) {
						let data18 = data17.not_free;
						if (Array.isArray(data18)) {
							const len5 = data18.length;
							for (let i5 = 0; i5 < len5; i5++) {
								let data19 = data18[i5];
								const _errs50 = errors;
								if (typeof data19 === "string") {
									if (!pattern8.test(data19)) {
										const err47 = {
											instancePath: instancePath + "/licences/not_free/" + i5,
											schemaPath: "#/properties/licences/properties/not_free/items/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9][A-Za-z0-9 .+/-]{1,99}$" },
											message: "must match pattern \"^[A-Za-z0-9][A-Za-z0-9 .+/-]{1,99}$\""
										};
										if (vErrors === null) vErrors = [err47];
										else vErrors.push(err47);
										errors++;
									}
								} else {
									const err48 = {
										instancePath: instancePath + "/licences/not_free/" + i5,
										schemaPath: "#/properties/licences/properties/not_free/items/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err48];
									else vErrors.push(err48);
									errors++;
								}
								if (!(_errs50 === errors)) {}
							}
						} else {
							const err49 = {
								instancePath: instancePath + "/licences/not_free",
								schemaPath: "#/properties/licences/properties/not_free/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array"
							};
							if (vErrors === null) vErrors = [err49];
							else vErrors.push(err49);
							errors++;
						}
					}
				} else {
					const err50 = {
						instancePath: instancePath + "/licences",
						schemaPath: "#/properties/licences/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object"
					};
					if (vErrors === null) vErrors = [err50];
					else vErrors.push(err50);
					errors++;
				}
			}
			if (data.images !== void 0) {
				let data20 = data.images;
				if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
					if (data20.growth_warning === void 0) {
						const err51 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/required",
							keyword: "required",
							params: { missingProperty: "growth_warning" },
							message: "must have required property 'growth_warning'"
						};
						if (vErrors === null) vErrors = [err51];
						else vErrors.push(err51);
						errors++;
					}
					if (data20.imports === void 0) {
						const err52 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/required",
							keyword: "required",
							params: { missingProperty: "imports" },
							message: "must have required property 'imports'"
						};
						if (vErrors === null) vErrors = [err52];
						else vErrors.push(err52);
						errors++;
					}
					for (const key5 in data20) if (!(key5 === "growth_warning" || key5 === "imports")) {
						const err53 = {
							instancePath: instancePath + "/images",
							schemaPath: "#/properties/images/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key5 },
							message: "must NOT have additional properties"
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
					if (data20.growth_warning !== void 0) {
						let data21 = data20.growth_warning;
						if (typeof data21 == "number" && isFinite(data21)) {
							if (data21 <= 0 || isNaN(data21)) {
								const err54 = {
									instancePath: instancePath + "/images/growth_warning",
									schemaPath: "#/properties/images/properties/growth_warning/exclusiveMinimum",
									keyword: "exclusiveMinimum",
									params: {
										comparison: ">",
										limit: 0
									},
									message: "must be > 0"
								};
								if (vErrors === null) vErrors = [err54];
								else vErrors.push(err54);
								errors++;
							}
						} else {
							const err55 = {
								instancePath: instancePath + "/images/growth_warning",
								schemaPath: "#/properties/images/properties/growth_warning/type",
								keyword: "type",
								params: { type: "number" },
								message: "must be number"
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
					}
					if (data20.imports !== void 0) {
						let data22 = data20.imports;
						if (Array.isArray(data22)) {
							const len6 = data22.length;
							for (let i6 = 0; i6 < len6; i6++) {
								let data23 = data22[i6];
								const _errs59 = errors;
								if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
									if (data23.package === void 0) {
										const err56 = {
											instancePath: instancePath + "/images/imports/" + i6,
											schemaPath: "#/properties/images/properties/imports/items/required",
											keyword: "required",
											params: { missingProperty: "package" },
											message: "must have required property 'package'"
										};
										if (vErrors === null) vErrors = [err56];
										else vErrors.push(err56);
										errors++;
									}
									if (data23.modules === void 0) {
										const err57 = {
											instancePath: instancePath + "/images/imports/" + i6,
											schemaPath: "#/properties/images/properties/imports/items/required",
											keyword: "required",
											params: { missingProperty: "modules" },
											message: "must have required property 'modules'"
										};
										if (vErrors === null) vErrors = [err57];
										else vErrors.push(err57);
										errors++;
									}
									if (data23.reason === void 0) {
										const err58 = {
											instancePath: instancePath + "/images/imports/" + i6,
											schemaPath: "#/properties/images/properties/imports/items/required",
											keyword: "required",
											params: { missingProperty: "reason" },
											message: "must have required property 'reason'"
										};
										if (vErrors === null) vErrors = [err58];
										else vErrors.push(err58);
										errors++;
									}
									for (const key6 in data23) if (!(key6 === "package" || key6 === "modules" || key6 === "reason")) {
										const err59 = {
											instancePath: instancePath + "/images/imports/" + i6,
											schemaPath: "#/properties/images/properties/imports/items/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key6 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err59];
										else vErrors.push(err59);
										errors++;
									}
									if (data23.package !== void 0) {
										let data24 = data23.package;
										if (typeof data24 === "string") {
											if (!pattern1.test(data24)) {
												const err60 = {
													instancePath: instancePath + "/images/imports/" + i6 + "/package",
													schemaPath: "#/definitions/name/pattern",
													keyword: "pattern",
													params: { pattern: "^[a-z0-9_][a-z0-9._-]*$" },
													message: "must match pattern \"^[a-z0-9_][a-z0-9._-]*$\""
												};
												if (vErrors === null) vErrors = [err60];
												else vErrors.push(err60);
												errors++;
											}
										} else {
											const err61 = {
												instancePath: instancePath + "/images/imports/" + i6 + "/package",
												schemaPath: "#/definitions/name/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err61];
											else vErrors.push(err61);
											errors++;
										}
									}
									if (data23.modules !== void 0) {
										let data25 = data23.modules;
										if (Array.isArray(data25)) {
											const len7 = data25.length;
											for (let i7 = 0; i7 < len7; i7++) {
												let data26 = data25[i7];
												const _errs67 = errors;
												if (typeof data26 === "string") {
													if (!pattern10.test(data26)) {
														const err62 = {
															instancePath: instancePath + "/images/imports/" + i6 + "/modules/" + i7,
															schemaPath: "#/properties/images/properties/imports/items/properties/modules/items/pattern",
															keyword: "pattern",
															params: { pattern: "^[A-Za-z_][A-Za-z0-9_.]*$" },
															message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_.]*$\""
														};
														if (vErrors === null) vErrors = [err62];
														else vErrors.push(err62);
														errors++;
													}
												} else {
													const err63 = {
														instancePath: instancePath + "/images/imports/" + i6 + "/modules/" + i7,
														schemaPath: "#/properties/images/properties/imports/items/properties/modules/items/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err63];
													else vErrors.push(err63);
													errors++;
												}
												if (!(_errs67 === errors)) {}
											}
										} else {
											const err64 = {
												instancePath: instancePath + "/images/imports/" + i6 + "/modules",
												schemaPath: "#/properties/images/properties/imports/items/properties/modules/type",
												keyword: "type",
												params: { type: "array" },
												message: "must be array"
											};
											if (vErrors === null) vErrors = [err64];
											else vErrors.push(err64);
											errors++;
										}
									}
									if (data23.reason !== void 0) {
										let data27 = data23.reason;
										if (typeof data27 === "string") {
											if (func0(data27) < 10) {
												const err65 = {
													instancePath: instancePath + "/images/imports/" + i6 + "/reason",
													schemaPath: "#/definitions/reason/minLength",
													keyword: "minLength",
													params: { limit: 10 },
													message: "must NOT have fewer than 10 characters"
												};
												if (vErrors === null) vErrors = [err65];
												else vErrors.push(err65);
												errors++;
											}
										} else {
											const err66 = {
												instancePath: instancePath + "/images/imports/" + i6 + "/reason",
												schemaPath: "#/definitions/reason/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err66];
											else vErrors.push(err66);
											errors++;
										}
									}
								} else {
									const err67 = {
										instancePath: instancePath + "/images/imports/" + i6,
										schemaPath: "#/properties/images/properties/imports/items/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err67];
									else vErrors.push(err67);
									errors++;
								}
								if (!(_errs59 === errors)) {}
							}
						} else {
							const err68 = {
								instancePath: instancePath + "/images/imports",
								schemaPath: "#/properties/images/properties/imports/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array"
							};
							if (vErrors === null) vErrors = [err68];
							else vErrors.push(err68);
							errors++;
						}
					}
				} else {
					const err69 = {
						instancePath: instancePath + "/images",
						schemaPath: "#/properties/images/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object"
					};
					if (vErrors === null) vErrors = [err69];
					else vErrors.push(err69);
					errors++;
				}
			}
		} else {
			const err70 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err70];
			else vErrors.push(err70);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/environment/settings/policy.ts
var import_policy_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_policy_schema(), 1);
/** Where the policy is, from the repository's root. */
const POLICY_FILE = "environment/policy.yml";
const POLICY = {
	file: POLICY_FILE,
	schema: require_schema.lazySchema(import_policy_schema.default),
	rule: "policy"
};
/** Reads the policy from its bytes, or says why it cannot be read. */
function readPolicy(bytes) {
	return require_competition.parseSettings(POLICY, bytes);
}
/** The policy of the repository at `root`, or why it cannot be read; its bytes if it is there. */
function loadPolicy(root) {
	return require_competition.loadSettings(POLICY, root);
}
/**
* The policy, for those who can do nothing without it.
*
* @throws UserError with its first problem.
*/
function requirePolicy(policy) {
	return require_competition.requireSettings(POLICY, policy);
}
Object.defineProperty(exports, "POLICY_FILE", {
	enumerable: true,
	get: function() {
		return POLICY_FILE;
	}
});
Object.defineProperty(exports, "loadPolicy", {
	enumerable: true,
	get: function() {
		return loadPolicy;
	}
});
Object.defineProperty(exports, "readPolicy", {
	enumerable: true,
	get: function() {
		return readPolicy;
	}
});
Object.defineProperty(exports, "requirePolicy", {
	enumerable: true,
	get: function() {
		return requirePolicy;
	}
});
