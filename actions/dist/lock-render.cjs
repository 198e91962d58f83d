const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_model = require("./lock-model.cjs");
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
// actions/src/environment/image-markers.ts
/**
* The values of PEP 508's marker variables in the image: CPython on linux-64.
* @param python the full version, such as `3.9.13`
*/
function imageMarkers(python) {
	return {
		python_version: python.split(".").slice(0, 2).join("."),
		python_full_version: python,
		implementation_name: "cpython",
		implementation_version: python,
		platform_python_implementation: "CPython",
		os_name: "posix",
		sys_platform: "linux",
		platform_system: "Linux",
		platform_machine: "x86_64"
	};
}
// actions/src/environment/lock/install-order.ts
/**
* Sorts packages so that each comes after what it depends on, and by name if nothing else
* decides: installers take an explicit list in its order. Python counts as independent of pip,
* which needs Python itself.
*/
function installOrder(packages) {
	const byName = new Map(packages.map((each) => [each.name, each]));
	const done = /* @__PURE__ */ new Set();
	const ordered = [];
	const visit = (name) => {
		const found = byName.get(name);
		if (found === void 0 || done.has(name)) return;
		done.add(name);
		const needs = found.depends.map(nameOfSpec).filter((need) => name !== "python" || need !== "pip");
		for (const need of needs.toSorted()) visit(need);
		ordered.push(found);
	};
	for (const name of [...byName.keys()].toSorted()) visit(name);
	return ordered;
}
// actions/src/environment/channel/location.ts
const anaconda = "https://conda.anaconda.org";
/**
* Resolves channel names in order of priority, as conda does: a plain name is a channel of
* anaconda.org, `defaults` stands for two channels, and `nodefaults` names none.
* @param base where channel `x` is served as `<base>/x`: a mirror, or a server of a test
*/
function locateChannels(names, base) {
	return names.flatMap(expand).map(({ name, url }) => ({
		name,
		url,
		source: base === void 0 ? url : `${base.replace(/\/+$/, "")}/${mirrorPath(name)}`
	}));
}
function expand(name) {
	if (name === "nodefaults") return [];
	if (name === "defaults") {
		const pkgs = "https://repo.anaconda.com/pkgs";
		return ["main", "r"].map((part) => ({
			name: `pkgs/${part}`,
			url: `${pkgs}/${part}`
		}));
	}
	if (/^https?:\/\//.test(name)) return [{
		name,
		url: name.replace(/\/+$/, "")
	}];
	return [{
		name,
		url: `${anaconda}/${name}`
	}];
}
/** A channel given by its address keeps its path on the mirror. */
function mirrorPath(name) {
	return /^https?:\/\//.test(name) ? new URL(name).pathname.replace(/^\/+|\/+$/g, "") : name;
}
// actions/src/environment/solve/build-pattern.ts
/**
* Whether a build string fits a pattern with `*` for any run of characters. Walks both once, unlike
* a regular expression: a pattern of many stars comes from whoever opens a pull request.
*/
function fitsBuild(build, pattern) {
	const [start = "", ...rest] = pattern.split("*");
	const end = rest.pop();
	if (end === void 0) return build === start;
	if (!build.startsWith(start) || !build.endsWith(end)) return false;
	let at = start.length;
	for (const part of rest) {
		const found = build.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at <= build.length - end.length;
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
			"variant": {
				"type": "string",
				"pattern": "^[a-z][a-z0-9]{0,15}$"
			},
			"inputs": {
				"description": "SHA-256 of what the lock was made from; the lock's head has the same.",
				"type": "string",
				"pattern": "^[0-9a-f]{64}$"
			},
			"packages": {
				"description": "Conda packages in the order of their installation.",
				"type": "array",
				"maxItems": 5e3,
				"items": {
					"type": "object",
					"required": [
						"name",
						"version",
						"build",
						"buildNumber",
						"subdir",
						"url",
						"sha256",
						"depends"
					],
					"properties": {
						"name": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[a-z0-9_][a-z0-9_.-]*$"
						},
						"version": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[A-Za-z0-9_.+!]+$"
						},
						"build": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[A-Za-z0-9_.+]+$"
						},
						"buildNumber": {
							"type": "integer",
							"minimum": 0
						},
						"subdir": { "enum": ["linux-64", "noarch"] },
						"url": {
							"type": "string",
							"maxLength": 500,
							"pattern": "^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$"
						},
						"md5": {
							"type": "string",
							"pattern": "^[0-9a-f]{32}$"
						},
						"sha256": {
							"description": "What an installer checks; a package without one can't be locked.",
							"type": "string",
							"pattern": "^[0-9a-f]{64}$"
						},
						"size": {
							"description": "Bytes to download.",
							"type": "integer",
							"minimum": 0
						},
						"depends": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 500
							}
						}
					},
					"additionalProperties": false
				}
			},
			"pip": {
				"description": "What pip installs on top, with the files that fit the image.",
				"type": "array",
				"maxItems": 5e3,
				"items": {
					"type": "object",
					"required": [
						"name",
						"version",
						"files"
					],
					"properties": {
						"name": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
						},
						"version": {
							"type": "string",
							"maxLength": 100,
							"pattern": "^[A-Za-z0-9_.+!-]+$"
						},
						"requires": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 2e3
							}
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
									"filename": {
										"type": "string",
										"maxLength": 300,
										"pattern": "^[A-Za-z0-9_.+!-]+$"
									},
									"url": {
										"type": "string",
										"maxLength": 1e3,
										"pattern": "^https?://[!-~]+$"
									},
									"sha256": {
										"type": "string",
										"pattern": "^[0-9a-f]{64}$"
									},
									"size": {
										"type": "integer",
										"minimum": 0
									}
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
	const pattern0 = /* @__PURE__ */ new RegExp("^[a-z][a-z0-9]{0,15}$", "u");
	const pattern1 = /* @__PURE__ */ new RegExp("^[0-9a-f]{64}$", "u");
	const pattern2 = /* @__PURE__ */ new RegExp("^[a-z0-9_][a-z0-9_.-]*$", "u");
	const pattern3 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.+!]+$", "u");
	const pattern4 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.+]+$", "u");
	const pattern5 = /* @__PURE__ */ new RegExp("^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$", "u");
	const pattern6 = /* @__PURE__ */ new RegExp("^[0-9a-f]{32}$", "u");
	const pattern8 = /* @__PURE__ */ new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
	const pattern9 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.+!-]+$", "u");
	const pattern11 = /* @__PURE__ */ new RegExp("^https?://[!-~]+$", "u");
	const func0 = Object.prototype.hasOwnProperty;
	const func1 = require_schema.require_ucs2length().default;
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
				if (typeof data1 === "string") {
					if (!pattern0.test(data1)) {
						const err7 = {
							instancePath: instancePath + "/variant",
							schemaPath: "#/properties/variant/pattern",
							keyword: "pattern",
							params: { pattern: "^[a-z][a-z0-9]{0,15}$" },
							message: "must match pattern \"^[a-z][a-z0-9]{0,15}$\""
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				} else {
					const err8 = {
						instancePath: instancePath + "/variant",
						schemaPath: "#/properties/variant/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			}
			if (data.inputs !== void 0) {
				let data2 = data.inputs;
				if (typeof data2 === "string") {
					if (!pattern1.test(data2)) {
						const err9 = {
							instancePath: instancePath + "/inputs",
							schemaPath: "#/properties/inputs/pattern",
							keyword: "pattern",
							params: { pattern: "^[0-9a-f]{64}$" },
							message: "must match pattern \"^[0-9a-f]{64}$\""
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
				} else {
					const err10 = {
						instancePath: instancePath + "/inputs",
						schemaPath: "#/properties/inputs/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			}
			if (data.packages !== void 0) {
				let data3 = data.packages;
				if (Array.isArray(data3)) {
					if (data3.length > 5e3) {
						const err11 = {
							instancePath: instancePath + "/packages",
							schemaPath: "#/properties/packages/maxItems",
							keyword: "maxItems",
							params: { limit: 5e3 },
							message: "must NOT have more than 5000 items"
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					const len0 = data3.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data4 = data3[i0];
						const _errs9 = errors;
						if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
							if (data4.name === void 0) {
								const err12 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err12];
								else vErrors.push(err12);
								errors++;
							}
							if (data4.version === void 0) {
								const err13 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
							if (data4.build === void 0) {
								const err14 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "build" },
									message: "must have required property 'build'"
								};
								if (vErrors === null) vErrors = [err14];
								else vErrors.push(err14);
								errors++;
							}
							if (data4.buildNumber === void 0) {
								const err15 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "buildNumber" },
									message: "must have required property 'buildNumber'"
								};
								if (vErrors === null) vErrors = [err15];
								else vErrors.push(err15);
								errors++;
							}
							if (data4.subdir === void 0) {
								const err16 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "subdir" },
									message: "must have required property 'subdir'"
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
							if (data4.url === void 0) {
								const err17 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "url" },
									message: "must have required property 'url'"
								};
								if (vErrors === null) vErrors = [err17];
								else vErrors.push(err17);
								errors++;
							}
							if (data4.sha256 === void 0) {
								const err18 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "sha256" },
									message: "must have required property 'sha256'"
								};
								if (vErrors === null) vErrors = [err18];
								else vErrors.push(err18);
								errors++;
							}
							if (data4.depends === void 0) {
								const err19 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/required",
									keyword: "required",
									params: { missingProperty: "depends" },
									message: "must have required property 'depends'"
								};
								if (vErrors === null) vErrors = [err19];
								else vErrors.push(err19);
								errors++;
							}
							for (const key1 in data4) if (!func0.call(schema0.properties.packages.items.properties, key1)) {
								const err20 = {
									instancePath: instancePath + "/packages/" + i0,
									schemaPath: "#/properties/packages/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err20];
								else vErrors.push(err20);
								errors++;
							}
							if (data4.name !== void 0) {
								let data5 = data4.name;
								if (typeof data5 === "string") {
									if (func1(data5) > 100) {
										const err21 = {
											instancePath: instancePath + "/packages/" + i0 + "/name",
											schemaPath: "#/properties/packages/items/properties/name/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err21];
										else vErrors.push(err21);
										errors++;
									}
									if (!pattern2.test(data5)) {
										const err22 = {
											instancePath: instancePath + "/packages/" + i0 + "/name",
											schemaPath: "#/properties/packages/items/properties/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9_][a-z0-9_.-]*$" },
											message: "must match pattern \"^[a-z0-9_][a-z0-9_.-]*$\""
										};
										if (vErrors === null) vErrors = [err22];
										else vErrors.push(err22);
										errors++;
									}
								} else {
									const err23 = {
										instancePath: instancePath + "/packages/" + i0 + "/name",
										schemaPath: "#/properties/packages/items/properties/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err23];
									else vErrors.push(err23);
									errors++;
								}
							}
							if (data4.version !== void 0) {
								let data6 = data4.version;
								if (typeof data6 === "string") {
									if (func1(data6) > 100) {
										const err24 = {
											instancePath: instancePath + "/packages/" + i0 + "/version",
											schemaPath: "#/properties/packages/items/properties/version/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err24];
										else vErrors.push(err24);
										errors++;
									}
									if (!pattern3.test(data6)) {
										const err25 = {
											instancePath: instancePath + "/packages/" + i0 + "/version",
											schemaPath: "#/properties/packages/items/properties/version/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9_.+!]+$" },
											message: "must match pattern \"^[A-Za-z0-9_.+!]+$\""
										};
										if (vErrors === null) vErrors = [err25];
										else vErrors.push(err25);
										errors++;
									}
								} else {
									const err26 = {
										instancePath: instancePath + "/packages/" + i0 + "/version",
										schemaPath: "#/properties/packages/items/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							}
							if (data4.build !== void 0) {
								let data7 = data4.build;
								if (typeof data7 === "string") {
									if (func1(data7) > 100) {
										const err27 = {
											instancePath: instancePath + "/packages/" + i0 + "/build",
											schemaPath: "#/properties/packages/items/properties/build/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err27];
										else vErrors.push(err27);
										errors++;
									}
									if (!pattern4.test(data7)) {
										const err28 = {
											instancePath: instancePath + "/packages/" + i0 + "/build",
											schemaPath: "#/properties/packages/items/properties/build/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9_.+]+$" },
											message: "must match pattern \"^[A-Za-z0-9_.+]+$\""
										};
										if (vErrors === null) vErrors = [err28];
										else vErrors.push(err28);
										errors++;
									}
								} else {
									const err29 = {
										instancePath: instancePath + "/packages/" + i0 + "/build",
										schemaPath: "#/properties/packages/items/properties/build/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
							}
							if (data4.buildNumber !== void 0) {
								let data8 = data4.buildNumber;
								if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
									const err30 = {
										instancePath: instancePath + "/packages/" + i0 + "/buildNumber",
										schemaPath: "#/properties/packages/items/properties/buildNumber/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									};
									if (vErrors === null) vErrors = [err30];
									else vErrors.push(err30);
									errors++;
								}
								if (typeof data8 == "number" && isFinite(data8)) {
									if (data8 < 0 || isNaN(data8)) {
										const err31 = {
											instancePath: instancePath + "/packages/" + i0 + "/buildNumber",
											schemaPath: "#/properties/packages/items/properties/buildNumber/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0"
										};
										if (vErrors === null) vErrors = [err31];
										else vErrors.push(err31);
										errors++;
									}
								}
							}
							if (data4.subdir !== void 0) {
								let data9 = data4.subdir;
								schema0.properties.packages.items.properties.subdir.enum;
								if (!(data9 === "linux-64" || data9 === "noarch")) {
									const err32 = {
										instancePath: instancePath + "/packages/" + i0 + "/subdir",
										schemaPath: "#/properties/packages/items/properties/subdir/enum",
										keyword: "enum",
										params: { allowedValues: schema0.properties.packages.items.properties.subdir.enum },
										message: "must be equal to one of the allowed values"
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
							}
							if (data4.url !== void 0) {
								let data10 = data4.url;
								if (typeof data10 === "string") {
									if (func1(data10) > 500) {
										const err33 = {
											instancePath: instancePath + "/packages/" + i0 + "/url",
											schemaPath: "#/properties/packages/items/properties/url/maxLength",
											keyword: "maxLength",
											params: { limit: 500 },
											message: "must NOT have more than 500 characters"
										};
										if (vErrors === null) vErrors = [err33];
										else vErrors.push(err33);
										errors++;
									}
									if (!pattern5.test(data10)) {
										const err34 = {
											instancePath: instancePath + "/packages/" + i0 + "/url",
											schemaPath: "#/properties/packages/items/properties/url/pattern",
											keyword: "pattern",
											params: { pattern: "^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$" },
											message: "must match pattern \"^https?://[A-Za-z0-9._~:@!$&'()*+,;=%/-]+$\""
										};
										if (vErrors === null) vErrors = [err34];
										else vErrors.push(err34);
										errors++;
									}
								} else {
									const err35 = {
										instancePath: instancePath + "/packages/" + i0 + "/url",
										schemaPath: "#/properties/packages/items/properties/url/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err35];
									else vErrors.push(err35);
									errors++;
								}
							}
							if (data4.md5 !== void 0) {
								let data11 = data4.md5;
								if (typeof data11 === "string") {
									if (!pattern6.test(data11)) {
										const err36 = {
											instancePath: instancePath + "/packages/" + i0 + "/md5",
											schemaPath: "#/properties/packages/items/properties/md5/pattern",
											keyword: "pattern",
											params: { pattern: "^[0-9a-f]{32}$" },
											message: "must match pattern \"^[0-9a-f]{32}$\""
										};
										if (vErrors === null) vErrors = [err36];
										else vErrors.push(err36);
										errors++;
									}
								} else {
									const err37 = {
										instancePath: instancePath + "/packages/" + i0 + "/md5",
										schemaPath: "#/properties/packages/items/properties/md5/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err37];
									else vErrors.push(err37);
									errors++;
								}
							}
							if (data4.sha256 !== void 0) {
								let data12 = data4.sha256;
								if (typeof data12 === "string") {
									if (!pattern1.test(data12)) {
										const err38 = {
											instancePath: instancePath + "/packages/" + i0 + "/sha256",
											schemaPath: "#/properties/packages/items/properties/sha256/pattern",
											keyword: "pattern",
											params: { pattern: "^[0-9a-f]{64}$" },
											message: "must match pattern \"^[0-9a-f]{64}$\""
										};
										if (vErrors === null) vErrors = [err38];
										else vErrors.push(err38);
										errors++;
									}
								} else {
									const err39 = {
										instancePath: instancePath + "/packages/" + i0 + "/sha256",
										schemaPath: "#/properties/packages/items/properties/sha256/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err39];
									else vErrors.push(err39);
									errors++;
								}
							}
							if (data4.size !== void 0) {
								let data13 = data4.size;
								if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
									const err40 = {
										instancePath: instancePath + "/packages/" + i0 + "/size",
										schemaPath: "#/properties/packages/items/properties/size/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									};
									if (vErrors === null) vErrors = [err40];
									else vErrors.push(err40);
									errors++;
								}
								if (typeof data13 == "number" && isFinite(data13)) {
									if (data13 < 0 || isNaN(data13)) {
										const err41 = {
											instancePath: instancePath + "/packages/" + i0 + "/size",
											schemaPath: "#/properties/packages/items/properties/size/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0"
										};
										if (vErrors === null) vErrors = [err41];
										else vErrors.push(err41);
										errors++;
									}
								}
							}
							if (data4.depends !== void 0) {
								let data14 = data4.depends;
								if (Array.isArray(data14)) {
									const len1 = data14.length;
									for (let i1 = 0; i1 < len1; i1++) {
										let data15 = data14[i1];
										const _errs31 = errors;
										if (typeof data15 === "string") {
											if (func1(data15) > 500) {
												const err42 = {
													instancePath: instancePath + "/packages/" + i0 + "/depends/" + i1,
													schemaPath: "#/properties/packages/items/properties/depends/items/maxLength",
													keyword: "maxLength",
													params: { limit: 500 },
													message: "must NOT have more than 500 characters"
												};
												if (vErrors === null) vErrors = [err42];
												else vErrors.push(err42);
												errors++;
											}
										} else {
											const err43 = {
												instancePath: instancePath + "/packages/" + i0 + "/depends/" + i1,
												schemaPath: "#/properties/packages/items/properties/depends/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err43];
											else vErrors.push(err43);
											errors++;
										}
										if (!(_errs31 === errors)) {}
									}
								} else {
									const err44 = {
										instancePath: instancePath + "/packages/" + i0 + "/depends",
										schemaPath: "#/properties/packages/items/properties/depends/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err44];
									else vErrors.push(err44);
									errors++;
								}
							}
						} else {
							const err45 = {
								instancePath: instancePath + "/packages/" + i0,
								schemaPath: "#/properties/packages/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err45];
							else vErrors.push(err45);
							errors++;
						}
						if (!(_errs9 === errors)) {}
					}
				} else {
					const err46 = {
						instancePath: instancePath + "/packages",
						schemaPath: "#/properties/packages/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err46];
					else vErrors.push(err46);
					errors++;
				}
			}
			if (data.pip !== void 0) {
				let data16 = data.pip;
				if (Array.isArray(data16)) {
					if (data16.length > 5e3) {
						const err47 = {
							instancePath: instancePath + "/pip",
							schemaPath: "#/properties/pip/maxItems",
							keyword: "maxItems",
							params: { limit: 5e3 },
							message: "must NOT have more than 5000 items"
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
					const len2 = data16.length;
					for (let i2 = 0; i2 < len2; i2++) {
						let data17 = data16[i2];
						const _errs35 = errors;
						if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
							if (data17.name === void 0) {
								const err48 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "name" },
									message: "must have required property 'name'"
								};
								if (vErrors === null) vErrors = [err48];
								else vErrors.push(err48);
								errors++;
							}
							if (data17.version === void 0) {
								const err49 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err49];
								else vErrors.push(err49);
								errors++;
							}
							if (data17.files === void 0) {
								const err50 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/required",
									keyword: "required",
									params: { missingProperty: "files" },
									message: "must have required property 'files'"
								};
								if (vErrors === null) vErrors = [err50];
								else vErrors.push(err50);
								errors++;
							}
							for (const key2 in data17) if (!(key2 === "name" || key2 === "version" || key2 === "requires" || key2 === "files")) {
								const err51 = {
									instancePath: instancePath + "/pip/" + i2,
									schemaPath: "#/properties/pip/items/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key2 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err51];
								else vErrors.push(err51);
								errors++;
							}
							if (data17.name !== void 0) {
								let data18 = data17.name;
								if (typeof data18 === "string") {
									if (func1(data18) > 100) {
										const err52 = {
											instancePath: instancePath + "/pip/" + i2 + "/name",
											schemaPath: "#/properties/pip/items/properties/name/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err52];
										else vErrors.push(err52);
										errors++;
									}
									if (!pattern8.test(data18)) {
										const err53 = {
											instancePath: instancePath + "/pip/" + i2 + "/name",
											schemaPath: "#/properties/pip/items/properties/name/pattern",
											keyword: "pattern",
											params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" },
											message: "must match pattern \"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$\""
										};
										if (vErrors === null) vErrors = [err53];
										else vErrors.push(err53);
										errors++;
									}
								} else {
									const err54 = {
										instancePath: instancePath + "/pip/" + i2 + "/name",
										schemaPath: "#/properties/pip/items/properties/name/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err54];
									else vErrors.push(err54);
									errors++;
								}
							}
							if (data17.version !== void 0) {
								let data19 = data17.version;
								if (typeof data19 === "string") {
									if (func1(data19) > 100) {
										const err55 = {
											instancePath: instancePath + "/pip/" + i2 + "/version",
											schemaPath: "#/properties/pip/items/properties/version/maxLength",
											keyword: "maxLength",
											params: { limit: 100 },
											message: "must NOT have more than 100 characters"
										};
										if (vErrors === null) vErrors = [err55];
										else vErrors.push(err55);
										errors++;
									}
									if (!pattern9.test(data19)) {
										const err56 = {
											instancePath: instancePath + "/pip/" + i2 + "/version",
											schemaPath: "#/properties/pip/items/properties/version/pattern",
											keyword: "pattern",
											params: { pattern: "^[A-Za-z0-9_.+!-]+$" },
											message: "must match pattern \"^[A-Za-z0-9_.+!-]+$\""
										};
										if (vErrors === null) vErrors = [err56];
										else vErrors.push(err56);
										errors++;
									}
								} else {
									const err57 = {
										instancePath: instancePath + "/pip/" + i2 + "/version",
										schemaPath: "#/properties/pip/items/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err57];
									else vErrors.push(err57);
									errors++;
								}
							}
							if (data17.requires !== void 0) {
								let data20 = data17.requires;
								if (Array.isArray(data20)) {
									const len3 = data20.length;
									for (let i3 = 0; i3 < len3; i3++) {
										let data21 = data20[i3];
										const _errs44 = errors;
										if (typeof data21 === "string") {
											if (func1(data21) > 2e3) {
												const err58 = {
													instancePath: instancePath + "/pip/" + i2 + "/requires/" + i3,
													schemaPath: "#/properties/pip/items/properties/requires/items/maxLength",
													keyword: "maxLength",
													params: { limit: 2e3 },
													message: "must NOT have more than 2000 characters"
												};
												if (vErrors === null) vErrors = [err58];
												else vErrors.push(err58);
												errors++;
											}
										} else {
											const err59 = {
												instancePath: instancePath + "/pip/" + i2 + "/requires/" + i3,
												schemaPath: "#/properties/pip/items/properties/requires/items/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err59];
											else vErrors.push(err59);
											errors++;
										}
										if (!(_errs44 === errors)) {}
									}
								} else {
									const err60 = {
										instancePath: instancePath + "/pip/" + i2 + "/requires",
										schemaPath: "#/properties/pip/items/properties/requires/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err60];
									else vErrors.push(err60);
									errors++;
								}
							}
							if (data17.files !== void 0) {
								let data22 = data17.files;
								if (Array.isArray(data22)) {
									const len4 = data22.length;
									for (let i4 = 0; i4 < len4; i4++) {
										let data23 = data22[i4];
										const _errs48 = errors;
										if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
											if (data23.filename === void 0) {
												const err61 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "filename" },
													message: "must have required property 'filename'"
												};
												if (vErrors === null) vErrors = [err61];
												else vErrors.push(err61);
												errors++;
											}
											if (data23.url === void 0) {
												const err62 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "url" },
													message: "must have required property 'url'"
												};
												if (vErrors === null) vErrors = [err62];
												else vErrors.push(err62);
												errors++;
											}
											if (data23.sha256 === void 0) {
												const err63 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "sha256" },
													message: "must have required property 'sha256'"
												};
												if (vErrors === null) vErrors = [err63];
												else vErrors.push(err63);
												errors++;
											}
											if (data23.size === void 0) {
												const err64 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/required",
													keyword: "required",
													params: { missingProperty: "size" },
													message: "must have required property 'size'"
												};
												if (vErrors === null) vErrors = [err64];
												else vErrors.push(err64);
												errors++;
											}
											for (const key3 in data23) if (!(key3 === "filename" || key3 === "url" || key3 === "sha256" || key3 === "size")) {
												const err65 = {
													instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
													schemaPath: "#/properties/pip/items/properties/files/items/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key3 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err65];
												else vErrors.push(err65);
												errors++;
											}
											if (data23.filename !== void 0) {
												let data24 = data23.filename;
												if (typeof data24 === "string") {
													if (func1(data24) > 300) {
														const err66 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/maxLength",
															keyword: "maxLength",
															params: { limit: 300 },
															message: "must NOT have more than 300 characters"
														};
														if (vErrors === null) vErrors = [err66];
														else vErrors.push(err66);
														errors++;
													}
													if (!pattern9.test(data24)) {
														const err67 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/pattern",
															keyword: "pattern",
															params: { pattern: "^[A-Za-z0-9_.+!-]+$" },
															message: "must match pattern \"^[A-Za-z0-9_.+!-]+$\""
														};
														if (vErrors === null) vErrors = [err67];
														else vErrors.push(err67);
														errors++;
													}
												} else {
													const err68 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/filename",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/filename/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err68];
													else vErrors.push(err68);
													errors++;
												}
											}
											if (data23.url !== void 0) {
												let data25 = data23.url;
												if (typeof data25 === "string") {
													if (func1(data25) > 1e3) {
														const err69 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/url",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/url/maxLength",
															keyword: "maxLength",
															params: { limit: 1e3 },
															message: "must NOT have more than 1000 characters"
														};
														if (vErrors === null) vErrors = [err69];
														else vErrors.push(err69);
														errors++;
													}
													if (!pattern11.test(data25)) {
														const err70 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/url",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/url/pattern",
															keyword: "pattern",
															params: { pattern: "^https?://[!-~]+$" },
															message: "must match pattern \"^https?://[!-~]+$\""
														};
														if (vErrors === null) vErrors = [err70];
														else vErrors.push(err70);
														errors++;
													}
												} else {
													const err71 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/url",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/url/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err71];
													else vErrors.push(err71);
													errors++;
												}
											}
											if (data23.sha256 !== void 0) {
												let data26 = data23.sha256;
												if (typeof data26 === "string") {
													if (!pattern1.test(data26)) {
														const err72 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/sha256",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/sha256/pattern",
															keyword: "pattern",
															params: { pattern: "^[0-9a-f]{64}$" },
															message: "must match pattern \"^[0-9a-f]{64}$\""
														};
														if (vErrors === null) vErrors = [err72];
														else vErrors.push(err72);
														errors++;
													}
												} else {
													const err73 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/sha256",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/sha256/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err73];
													else vErrors.push(err73);
													errors++;
												}
											}
											if (data23.size !== void 0) {
												let data27 = data23.size;
												if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
													const err74 = {
														instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/size",
														schemaPath: "#/properties/pip/items/properties/files/items/properties/size/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													};
													if (vErrors === null) vErrors = [err74];
													else vErrors.push(err74);
													errors++;
												}
												if (typeof data27 == "number" && isFinite(data27)) {
													if (data27 < 0 || isNaN(data27)) {
														const err75 = {
															instancePath: instancePath + "/pip/" + i2 + "/files/" + i4 + "/size",
															schemaPath: "#/properties/pip/items/properties/files/items/properties/size/minimum",
															keyword: "minimum",
															params: {
																comparison: ">=",
																limit: 0
															},
															message: "must be >= 0"
														};
														if (vErrors === null) vErrors = [err75];
														else vErrors.push(err75);
														errors++;
													}
												}
											}
										} else {
											const err76 = {
												instancePath: instancePath + "/pip/" + i2 + "/files/" + i4,
												schemaPath: "#/properties/pip/items/properties/files/items/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err76];
											else vErrors.push(err76);
											errors++;
										}
										if (!(_errs48 === errors)) {}
									}
								} else {
									const err77 = {
										instancePath: instancePath + "/pip/" + i2 + "/files",
										schemaPath: "#/properties/pip/items/properties/files/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err77];
									else vErrors.push(err77);
									errors++;
								}
							}
						} else {
							const err78 = {
								instancePath: instancePath + "/pip/" + i2,
								schemaPath: "#/properties/pip/items/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err78];
							else vErrors.push(err78);
							errors++;
						}
						if (!(_errs35 === errors)) {}
					}
				} else {
					const err79 = {
						instancePath: instancePath + "/pip",
						schemaPath: "#/properties/pip/type",
						keyword: "type",
						params: { type: "array" },
						message: "must be array"
					};
					if (vErrors === null) vErrors = [err79];
					else vErrors.push(err79);
					errors++;
				}
			}
		} else {
			const err80 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			};
			if (vErrors === null) vErrors = [err80];
			else vErrors.push(err80);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/environment/lock/read.ts
var import_lock_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_lock_schema(), 1);
const lockSchema = require_schema.lazySchema(import_lock_schema.default);
/** Reads the details of a lock; undefined if the text is damaged or of another make. */
function readLockDetails(text) {
	try {
		const value = JSON.parse(text);
		return lockSchema()(value) ? value : void 0;
	} catch {
		return;
	}
}
/** Why a text is not a lock, in a few words; undefined if it is one. */
function lockProblem(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return "it is not JSON";
	}
	const validate = lockSchema();
	if (validate(value)) return void 0;
	const [error] = validate.errors ?? [];
	return `${error?.instancePath === "" ? "" : `${error?.instancePath} `}${error?.message ?? "does not fit its schema"}`;
}
/** The hash in the head of an explicit lock or a pip lock; undefined if there is none. */
function lockedInputs(text) {
	return /^# inputs: ([0-9a-f]{64})$/m.exec(text.slice(0, 2e3))?.[1];
}
// actions/src/environment/lock/render.ts
/** The texts of a lock's files, by path from the repository's root. */
function renderLock(lock) {
	const files = require_model.lockFiles(lock.variant);
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
/** conda since 23.11 and micromamba check the SHA-256; an MD5 can be forged, so it isn't written. */
function address({ url, sha256 }) {
	return `${url}#sha256:${sha256}`;
}
/** pip's own format, in its mode that refuses anything without a known hash. */
function pip(lock, file) {
	const head = [
		`# What pip installs on top of ${require_model.lockFiles(lock.variant).explicit}. Written by \`vsc lock\`; don't edit.`,
		`# To install: pip install --no-deps --require-hashes --requirement ${file}`,
		`# inputs: ${lock.inputs}`
	];
	const lines = lock.pip.map(({ name, version, files }) => {
		const hashes = files.map(({ sha256 }) => `    --hash=sha256:${sha256}`);
		return [`${name}==${version}`, ...hashes].join(" \\\n");
	});
	return `${[...head, ...lines].join("\n")}\n`;
}
Object.defineProperty(exports, "collectCandidates", {
	enumerable: true,
	get: function() {
		return collectCandidates;
	}
});
Object.defineProperty(exports, "fitsBuild", {
	enumerable: true,
	get: function() {
		return fitsBuild;
	}
});
Object.defineProperty(exports, "imageMarkers", {
	enumerable: true,
	get: function() {
		return imageMarkers;
	}
});
Object.defineProperty(exports, "installOrder", {
	enumerable: true,
	get: function() {
		return installOrder;
	}
});
Object.defineProperty(exports, "locateChannels", {
	enumerable: true,
	get: function() {
		return locateChannels;
	}
});
Object.defineProperty(exports, "lockProblem", {
	enumerable: true,
	get: function() {
		return lockProblem;
	}
});
Object.defineProperty(exports, "lockedInputs", {
	enumerable: true,
	get: function() {
		return lockedInputs;
	}
});
Object.defineProperty(exports, "nameOfSpec", {
	enumerable: true,
	get: function() {
		return nameOfSpec;
	}
});
Object.defineProperty(exports, "readLockDetails", {
	enumerable: true,
	get: function() {
		return readLockDetails;
	}
});
Object.defineProperty(exports, "renderLock", {
	enumerable: true,
	get: function() {
		return renderLock;
	}
});
