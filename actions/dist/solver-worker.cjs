const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_records = require("./channel-records.cjs");
const require_subdir = require("./settings-subdir.cjs");
let node_worker_threads = require("node:worker_threads");
// actions/src/environment/solve/thread/memory-channel.ts
var import_rattler_node = (/* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	var require$$0 = require("fs");
	var commonjsGlobal = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : typeof self !== "undefined" ? self : {};
	function commonjsRequire(path) {
		throw new Error("Could not dynamically require \"" + path + "\". Please configure the dynamicRequireTargets or/and ignoreDynamicRequires option of @rollup/plugin-commonjs appropriately for this require call to work.");
	}
	var js_rattler = { exports: {} };
	var hasRequiredJs_rattler;
	function requireJs_rattler() {
		if (hasRequiredJs_rattler) return js_rattler.exports;
		hasRequiredJs_rattler = 1;
		(function(module, exports$1) {
			let imports = {};
			imports["__wbindgen_placeholder__"] = module.exports;
			let cachedUint8ArrayMemory0 = null;
			function getUint8ArrayMemory0() {
				if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
				return cachedUint8ArrayMemory0;
			}
			let cachedTextDecoder = new TextDecoder("utf-8", {
				ignoreBOM: true,
				fatal: true
			});
			cachedTextDecoder.decode();
			function decodeText(ptr, len) {
				return cachedTextDecoder.decode(getUint8ArrayMemory0().subarray(ptr, ptr + len));
			}
			function getStringFromWasm0(ptr, len) {
				ptr = ptr >>> 0;
				return decodeText(ptr, len);
			}
			let WASM_VECTOR_LEN = 0;
			const cachedTextEncoder = new TextEncoder();
			if (!("encodeInto" in cachedTextEncoder)) cachedTextEncoder.encodeInto = function(arg, view) {
				const buf = cachedTextEncoder.encode(arg);
				view.set(buf);
				return {
					read: arg.length,
					written: buf.length
				};
			};
			function passStringToWasm0(arg, malloc, realloc) {
				if (realloc === void 0) {
					const buf = cachedTextEncoder.encode(arg);
					const ptr = malloc(buf.length, 1) >>> 0;
					getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
					WASM_VECTOR_LEN = buf.length;
					return ptr;
				}
				let len = arg.length;
				let ptr = malloc(len, 1) >>> 0;
				const mem = getUint8ArrayMemory0();
				let offset = 0;
				for (; offset < len; offset++) {
					const code = arg.charCodeAt(offset);
					if (code > 127) break;
					mem[ptr + offset] = code;
				}
				if (offset !== len) {
					if (offset !== 0) arg = arg.slice(offset);
					ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
					const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
					const ret = cachedTextEncoder.encodeInto(arg, view);
					offset += ret.written;
					ptr = realloc(ptr, len, offset, 1) >>> 0;
				}
				WASM_VECTOR_LEN = offset;
				return ptr;
			}
			let cachedDataViewMemory0 = null;
			function getDataViewMemory0() {
				if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || cachedDataViewMemory0.buffer.detached === void 0 && cachedDataViewMemory0.buffer !== wasm.memory.buffer) cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
				return cachedDataViewMemory0;
			}
			function isLikeNone(x) {
				return x === void 0 || x === null;
			}
			function debugString(val) {
				const type = typeof val;
				if (type == "number" || type == "boolean" || val == null) return `${val}`;
				if (type == "string") return `"${val}"`;
				if (type == "symbol") {
					const description = val.description;
					if (description == null) return "Symbol";
					else return `Symbol(${description})`;
				}
				if (type == "function") {
					const name = val.name;
					if (typeof name == "string" && name.length > 0) return `Function(${name})`;
					else return "Function";
				}
				if (Array.isArray(val)) {
					const length = val.length;
					let debug = "[";
					if (length > 0) debug += debugString(val[0]);
					for (let i = 1; i < length; i++) debug += ", " + debugString(val[i]);
					debug += "]";
					return debug;
				}
				const builtInMatches = /\[object ([^\]]+)\]/.exec(toString.call(val));
				let className;
				if (builtInMatches && builtInMatches.length > 1) className = builtInMatches[1];
				else return toString.call(val);
				if (className == "Object") try {
					return "Object(" + JSON.stringify(val) + ")";
				} catch (_) {
					return "Object";
				}
				if (val instanceof Error) return `${val.name}: ${val.message}\n${val.stack}`;
				return className;
			}
			function addToExternrefTable0(obj) {
				const idx = wasm.__externref_table_alloc();
				wasm.__wbindgen_externrefs.set(idx, obj);
				return idx;
			}
			function handleError(f, args) {
				try {
					return f.apply(this, args);
				} catch (e) {
					const idx = addToExternrefTable0(e);
					wasm.__wbindgen_exn_store(idx);
				}
			}
			function getArrayU8FromWasm0(ptr, len) {
				ptr = ptr >>> 0;
				return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
			}
			const CLOSURE_DTORS = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((state) => state.dtor(state.a, state.b));
			function makeMutClosure(arg0, arg1, dtor, f) {
				const state = {
					a: arg0,
					b: arg1,
					cnt: 1,
					dtor
				};
				const real = (...args) => {
					state.cnt++;
					const a = state.a;
					state.a = 0;
					try {
						return f(a, state.b, ...args);
					} finally {
						state.a = a;
						real._wbg_cb_unref();
					}
				};
				real._wbg_cb_unref = () => {
					if (--state.cnt === 0) {
						state.dtor(state.a, state.b);
						state.a = 0;
						CLOSURE_DTORS.unregister(state);
					}
				};
				CLOSURE_DTORS.register(real, state, state);
				return real;
			}
			function getArrayJsValueFromWasm0(ptr, len) {
				ptr = ptr >>> 0;
				const mem = getDataViewMemory0();
				const result = [];
				for (let i = ptr; i < ptr + 4 * len; i += 4) result.push(wasm.__wbindgen_externrefs.get(mem.getUint32(i, true)));
				wasm.__externref_drop_slice(ptr, len);
				return result;
			}
			function takeFromExternrefTable0(idx) {
				const value = wasm.__wbindgen_externrefs.get(idx);
				wasm.__externref_table_dealloc(idx);
				return value;
			}
			function passArrayJsValueToWasm0(array, malloc) {
				const ptr = malloc(array.length * 4, 4) >>> 0;
				for (let i = 0; i < array.length; i++) {
					const add = addToExternrefTable0(array[i]);
					getDataViewMemory0().setUint32(ptr + 4 * i, add, true);
				}
				WASM_VECTOR_LEN = array.length;
				return ptr;
			}
			function _assertClass(instance, klass) {
				if (!(instance instanceof klass)) throw new Error(`expected instance of ${klass.name}`);
			}
			/**
			* Solve a set of specs with the given channels and platforms.
			* @public
			* @param {string[]} specs - Matchspecs of packages that must be included.
			* @param {string[]} channels - The channels to request for repodata of packages
			* @param {Platform[]} platforms - The platforms to solve for
			* @param {any} locked_packages - Installed packages
			* @returns {Promise<SolvedPackage[]>}
			*/
			exports$1.simpleSolve = function(specs, channels, platforms, locked_packages) {
				const ptr0 = passArrayJsValueToWasm0(specs, wasm.__wbindgen_malloc);
				const len0 = WASM_VECTOR_LEN;
				const ptr1 = passArrayJsValueToWasm0(channels, wasm.__wbindgen_malloc);
				const len1 = WASM_VECTOR_LEN;
				const ptr2 = passArrayJsValueToWasm0(platforms, wasm.__wbindgen_malloc);
				const len2 = WASM_VECTOR_LEN;
				return wasm.simpleSolve(ptr0, len0, ptr1, len1, ptr2, len2, locked_packages);
			};
			/**
			* This function is called when the wasm module is instantiated.
			*/
			exports$1.start = function() {
				wasm.start();
			};
			function wasm_bindgen__convert__closures_____invoke__h2b1aa30f411d387c(arg0, arg1) {
				wasm.wasm_bindgen__convert__closures_____invoke__h2b1aa30f411d387c(arg0, arg1);
			}
			function wasm_bindgen__convert__closures_____invoke__h04a67caa7b48ccac(arg0, arg1) {
				wasm.wasm_bindgen__convert__closures_____invoke__h04a67caa7b48ccac(arg0, arg1);
			}
			function wasm_bindgen__convert__closures_____invoke__h871c17382e8c7748(arg0, arg1, arg2) {
				wasm.wasm_bindgen__convert__closures_____invoke__h871c17382e8c7748(arg0, arg1, arg2);
			}
			function wasm_bindgen__convert__closures_____invoke__h0b7ad04011a00e7f(arg0, arg1, arg2, arg3) {
				wasm.wasm_bindgen__convert__closures_____invoke__h0b7ad04011a00e7f(arg0, arg1, arg2, arg3);
			}
			const __wbindgen_enum_ReadableStreamType = ["bytes"];
			const __wbindgen_enum_RequestCache = [
				"default",
				"no-store",
				"reload",
				"no-cache",
				"force-cache",
				"only-if-cached"
			];
			const __wbindgen_enum_RequestCredentials = [
				"omit",
				"same-origin",
				"include"
			];
			const __wbindgen_enum_RequestMode = [
				"same-origin",
				"no-cors",
				"cors",
				"navigate"
			];
			const IntoUnderlyingByteSourceFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_intounderlyingbytesource_free(ptr >>> 0, 1));
			class IntoUnderlyingByteSource {
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					IntoUnderlyingByteSourceFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_intounderlyingbytesource_free(ptr, 0);
				}
				/**
				* @returns {ReadableStreamType}
				*/
				get type() {
					const ret = wasm.intounderlyingbytesource_type(this.__wbg_ptr);
					return __wbindgen_enum_ReadableStreamType[ret];
				}
				/**
				* @returns {number}
				*/
				get autoAllocateChunkSize() {
					return wasm.intounderlyingbytesource_autoAllocateChunkSize(this.__wbg_ptr) >>> 0;
				}
				/**
				* @param {ReadableByteStreamController} controller
				*/
				start(controller) {
					wasm.intounderlyingbytesource_start(this.__wbg_ptr, controller);
				}
				/**
				* @param {ReadableByteStreamController} controller
				* @returns {Promise<any>}
				*/
				pull(controller) {
					return wasm.intounderlyingbytesource_pull(this.__wbg_ptr, controller);
				}
				cancel() {
					const ptr = this.__destroy_into_raw();
					wasm.intounderlyingbytesource_cancel(ptr);
				}
			}
			if (Symbol.dispose) IntoUnderlyingByteSource.prototype[Symbol.dispose] = IntoUnderlyingByteSource.prototype.free;
			exports$1.IntoUnderlyingByteSource = IntoUnderlyingByteSource;
			const IntoUnderlyingSinkFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_intounderlyingsink_free(ptr >>> 0, 1));
			class IntoUnderlyingSink {
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					IntoUnderlyingSinkFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_intounderlyingsink_free(ptr, 0);
				}
				/**
				* @param {any} chunk
				* @returns {Promise<any>}
				*/
				write(chunk) {
					return wasm.intounderlyingsink_write(this.__wbg_ptr, chunk);
				}
				/**
				* @returns {Promise<any>}
				*/
				close() {
					const ptr = this.__destroy_into_raw();
					return wasm.intounderlyingsink_close(ptr);
				}
				/**
				* @param {any} reason
				* @returns {Promise<any>}
				*/
				abort(reason) {
					const ptr = this.__destroy_into_raw();
					return wasm.intounderlyingsink_abort(ptr, reason);
				}
			}
			if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
			exports$1.IntoUnderlyingSink = IntoUnderlyingSink;
			const IntoUnderlyingSourceFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_intounderlyingsource_free(ptr >>> 0, 1));
			class IntoUnderlyingSource {
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					IntoUnderlyingSourceFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_intounderlyingsource_free(ptr, 0);
				}
				/**
				* @param {ReadableStreamDefaultController} controller
				* @returns {Promise<any>}
				*/
				pull(controller) {
					return wasm.intounderlyingsource_pull(this.__wbg_ptr, controller);
				}
				cancel() {
					const ptr = this.__destroy_into_raw();
					wasm.intounderlyingsource_cancel(ptr);
				}
			}
			if (Symbol.dispose) IntoUnderlyingSource.prototype[Symbol.dispose] = IntoUnderlyingSource.prototype.free;
			exports$1.IntoUnderlyingSource = IntoUnderlyingSource;
			const JsGatewayFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_jsgateway_free(ptr >>> 0, 1));
			class JsGateway {
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					JsGatewayFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_jsgateway_free(ptr, 0);
				}
				/**
				* @param {any} input
				*/
				constructor(input) {
					const ret = wasm.jsgateway_new(input);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					this.__wbg_ptr = ret[0] >>> 0;
					JsGatewayFinalization.register(this, this.__wbg_ptr, this);
					return this;
				}
				/**
				* @param {string[]} channels
				* @param {string[]} platforms
				* @returns {Promise<string[]>}
				*/
				names(channels, platforms) {
					const ptr0 = passArrayJsValueToWasm0(channels, wasm.__wbindgen_malloc);
					const len0 = WASM_VECTOR_LEN;
					const ptr1 = passArrayJsValueToWasm0(platforms, wasm.__wbindgen_malloc);
					const len1 = WASM_VECTOR_LEN;
					return wasm.jsgateway_names(this.__wbg_ptr, ptr0, len0, ptr1, len1);
				}
			}
			if (Symbol.dispose) JsGateway.prototype[Symbol.dispose] = JsGateway.prototype.free;
			exports$1.JsGateway = JsGateway;
			const PackageRecordFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_packagerecord_free(ptr >>> 0, 1));
			/**
			* A single record in the Conda repodata. A single record refers to a single
			* binary distribution of a package on a Conda channel.
			*
			* @public
			*/
			class PackageRecord {
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					PackageRecordFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_packagerecord_free(ptr, 0);
				}
				/**
				* Constructs a new instance from the json representation of a
				* PackageRecord.
				* @param {PackageRecordJson} json
				*/
				constructor(json) {
					const ret = wasm.packagerecord_new(json);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					this.__wbg_ptr = ret[0] >>> 0;
					PackageRecordFinalization.register(this, this.__wbg_ptr, this);
					return this;
				}
				/**
				* Convert this instance to the canonical json representation of a
				* PackageRecord.
				* @returns {PackageRecordJson}
				*/
				toJson() {
					const ret = wasm.packagerecord_toJson(this.__wbg_ptr);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return takeFromExternrefTable0(ret[0]);
				}
				/**
				* Optionally the architecture the package supports. This is almost
				* always the second part of the `subdir` field. Except for `64` which
				* maps to `x86_64` and `32` which maps to `x86`. This will be undefined if
				* the package is `noarch`.
				* @returns {Arch | undefined}
				*/
				get arch() {
					return wasm.packagerecord_arch(this.__wbg_ptr);
				}
				/**
				* @param {Arch | undefined} arch
				*/
				set arch(arch) {
					const ret = wasm.packagerecord_set_arch(this.__wbg_ptr, arch);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* The build string of the package.
				* @returns {string}
				*/
				get build() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.packagerecord_build(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* @param {string} build
				*/
				set build(build) {
					const ptr0 = passStringToWasm0(build, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_build(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* The build number of the package.
				* @returns {number}
				*/
				get buildNumber() {
					return wasm.packagerecord_buildNumber(this.__wbg_ptr) >>> 0;
				}
				/**
				* @param {number} build_number
				*/
				set buildNumber(build_number) {
					wasm.packagerecord_set_buildNumber(this.__wbg_ptr, build_number);
				}
				/**
				* Additional constraints on packages. `constrains` are different from
				* `depends` in that packages specified in `depends` must be installed
				* next to this package, whereas packages specified in `constrains` are
				* not required to be installed, but if they are installed they must follow
				* these constraints.
				* @returns {string[]}
				*/
				get constrains() {
					const ret = wasm.packagerecord_constrains(this.__wbg_ptr);
					var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]).slice();
					wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
					return v1;
				}
				/**
				* @param {string[]} constraints
				*/
				set constrains(constraints) {
					const ptr0 = passArrayJsValueToWasm0(constraints, wasm.__wbindgen_malloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_constrains(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* Specification of packages this package depends on
				* @returns {string[]}
				*/
				get depends() {
					const ret = wasm.packagerecord_depends(this.__wbg_ptr);
					var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]).slice();
					wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
					return v1;
				}
				/**
				* @param {string[]} depends
				*/
				set depends(depends) {
					const ptr0 = passArrayJsValueToWasm0(depends, wasm.__wbindgen_malloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_depends(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* Features are a deprecated way to specify different feature sets for the
				* conda solver. This is not supported anymore and should not be used.
				* Instead, `mutex` packages should be used to specify
				* mutually exclusive features.
				* @returns {string | undefined}
				*/
				get features() {
					const ret = wasm.packagerecord_features(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} features
				*/
				set features(features) {
					var ptr0 = isLikeNone(features) ? 0 : passStringToWasm0(features, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_features(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* The specific license of the package
				* @returns {string | undefined}
				*/
				get license() {
					const ret = wasm.packagerecord_license(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} license
				*/
				set license(license) {
					var ptr0 = isLikeNone(license) ? 0 : passStringToWasm0(license, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_license(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* The license family
				* @returns {string | undefined}
				*/
				get licenseFamily() {
					const ret = wasm.packagerecord_licenseFamily(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} license_family
				*/
				set licenseFamily(license_family) {
					var ptr0 = isLikeNone(license_family) ? 0 : passStringToWasm0(license_family, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_licenseFamily(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* The name of the package
				* @returns {PackageName}
				*/
				get name() {
					return wasm.packagerecord_name(this.__wbg_ptr);
				}
				/**
				* @param {PackageName} name
				*/
				set name(name) {
					const ret = wasm.packagerecord_set_name(this.__wbg_ptr, name);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* Optionally a MD5 hash of the package archive encoded as a hex string
				* @returns {string | undefined}
				*/
				get md5() {
					const ret = wasm.packagerecord_md5(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} md5
				*/
				set md5(md5) {
					var ptr0 = isLikeNone(md5) ? 0 : passStringToWasm0(md5, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					const ret = wasm.packagerecord_set_md5(this.__wbg_ptr, ptr0, len0);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* Deprecated md5 hash
				* @deprecated Use `md5` instead
				* @returns {string | undefined}
				*/
				get legacyBz2Md5() {
					const ret = wasm.packagerecord_legacyBz2Md5(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} legacy_bz2_md5
				*/
				set legacyBz2Md5(legacy_bz2_md5) {
					var ptr0 = isLikeNone(legacy_bz2_md5) ? 0 : passStringToWasm0(legacy_bz2_md5, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					const ret = wasm.packagerecord_set_legacyBz2Md5(this.__wbg_ptr, ptr0, len0);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* Deprecated size of the package archive.
				* @deprecated Use `size` instead
				* @returns {number | undefined}
				*/
				get legacyBz2Size() {
					const ret = wasm.packagerecord_legacyBz2Size(this.__wbg_ptr);
					return ret === 4294967297 ? void 0 : ret;
				}
				/**
				* @param {number | undefined} legacy_bz2_size
				*/
				set legacyBz2Size(legacy_bz2_size) {
					wasm.packagerecord_set_legacyBz2Size(this.__wbg_ptr, isLikeNone(legacy_bz2_size) ? 4294967297 : legacy_bz2_size >>> 0);
				}
				/**
				* Optionally a Sha256 hash of the package archive encoded as a hex string
				* @returns {string | undefined}
				*/
				get sha256() {
					const ret = wasm.packagerecord_sha256(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} sha256
				*/
				set sha256(sha256) {
					var ptr0 = isLikeNone(sha256) ? 0 : passStringToWasm0(sha256, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					const ret = wasm.packagerecord_set_sha256(this.__wbg_ptr, ptr0, len0);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* Optionally the platform the package supports.
				* Note that this does not match the `Platform` type, but is only the first
				* part of the platform (e.g. `linux`, `osx`, `win`, ...).
				* The `subdir` field contains the `Platform` enum.
				* @returns {string | undefined}
				*/
				get platform() {
					const ret = wasm.packagerecord_platform(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} platform
				*/
				set platform(platform) {
					var ptr0 = isLikeNone(platform) ? 0 : passStringToWasm0(platform, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_platform(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* Optionally a path within the environment of the site-packages directory.
				* This field is only present for python interpreter packages.
				* @returns {string | undefined}
				*/
				get pythonSitePackagesPath() {
					const ret = wasm.packagerecord_pythonSitePackagesPath(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | undefined} python_site_packages_path
				*/
				set pythonSitePackagesPath(python_site_packages_path) {
					var ptr0 = isLikeNone(python_site_packages_path) ? 0 : passStringToWasm0(python_site_packages_path, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_pythonSitePackagesPath(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* The size of the package archive in bytes
				* @returns {number | undefined}
				*/
				get size() {
					const ret = wasm.packagerecord_size(this.__wbg_ptr);
					return ret === 4294967297 ? void 0 : ret;
				}
				/**
				* @param {number | undefined} size
				*/
				set size(size) {
					wasm.packagerecord_set_size(this.__wbg_ptr, isLikeNone(size) ? 4294967297 : size >>> 0);
				}
				/**
				* The subdirectory where the package can be found
				* @returns {Platform}
				*/
				get subdir() {
					return wasm.packagerecord_subdir(this.__wbg_ptr);
				}
				/**
				* @param {Platform} platform
				*/
				set subdir(platform) {
					const ret = wasm.packagerecord_set_subdir(this.__wbg_ptr, platform);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* If this package is independent of architecture this field specifies in
				* what way. See [`NoArchType`] for more information.
				* @returns {NoArchType}
				*/
				get noarch() {
					return wasm.packagerecord_noarch(this.__wbg_ptr);
				}
				/**
				* @param {NoArchType} noarch
				*/
				set noarch(noarch) {
					const ret = wasm.packagerecord_set_noarch(this.__wbg_ptr, noarch);
					if (ret[1]) throw takeFromExternrefTable0(ret[0]);
				}
				/**
				* The date this entry was created.
				* @returns {Date | undefined}
				*/
				get timestamp() {
					return wasm.packagerecord_timestamp(this.__wbg_ptr);
				}
				/**
				* @param {Date | undefined} timestamp
				*/
				set timestamp(timestamp) {
					wasm.packagerecord_set_timestamp(this.__wbg_ptr, isLikeNone(timestamp) ? 0 : addToExternrefTable0(timestamp));
				}
				/**
				* Track features are nowadays only used to downweight packages (ie. give
				* them less priority). To that effect, the package is downweighted
				* by the number of track_features.
				* @returns {string[]}
				*/
				get trackFeatures() {
					const ret = wasm.packagerecord_trackFeatures(this.__wbg_ptr);
					var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]).slice();
					wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
					return v1;
				}
				/**
				* @param {string[]} track_features
				*/
				set trackFeatures(track_features) {
					const ptr0 = passArrayJsValueToWasm0(track_features, wasm.__wbindgen_malloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.packagerecord_set_trackFeatures(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* The version of the package
				* @returns {VersionWithSource}
				*/
				get version() {
					const ret = wasm.packagerecord_version(this.__wbg_ptr);
					return VersionWithSource.__wrap(ret);
				}
				/**
				* @param {VersionWithSource} version
				*/
				set version(version) {
					_assertClass(version, VersionWithSource);
					var ptr0 = version.__destroy_into_raw();
					wasm.packagerecord_set_version(this.__wbg_ptr, ptr0);
				}
			}
			if (Symbol.dispose) PackageRecord.prototype[Symbol.dispose] = PackageRecord.prototype.free;
			exports$1.PackageRecord = PackageRecord;
			const SolvedPackageFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_solvedpackage_free(ptr >>> 0, 1));
			class SolvedPackage {
				static __wrap(ptr) {
					ptr = ptr >>> 0;
					const obj = Object.create(SolvedPackage.prototype);
					obj.__wbg_ptr = ptr;
					SolvedPackageFinalization.register(obj, obj.__wbg_ptr, obj);
					return obj;
				}
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					SolvedPackageFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_solvedpackage_free(ptr, 0);
				}
				/**
				* @returns {string}
				*/
				get url() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.__wbg_get_solvedpackage_url(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* @param {string} arg0
				*/
				set url(arg0) {
					const ptr0 = passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_url(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string}
				*/
				get packageName() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.__wbg_get_solvedpackage_packageName(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* @param {string} arg0
				*/
				set packageName(arg0) {
					const ptr0 = passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_packageName(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string}
				*/
				get build() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.__wbg_get_solvedpackage_build(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* @param {string} arg0
				*/
				set build(arg0) {
					const ptr0 = passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_build(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {bigint | undefined}
				*/
				get buildNumber() {
					const ret = wasm.__wbg_get_solvedpackage_buildNumber(this.__wbg_ptr);
					return ret[0] === 0 ? void 0 : BigInt.asUintN(64, ret[1]);
				}
				/**
				* @param {bigint | null} [arg0]
				*/
				set buildNumber(arg0) {
					wasm.__wbg_set_solvedpackage_buildNumber(this.__wbg_ptr, !isLikeNone(arg0), isLikeNone(arg0) ? BigInt(0) : arg0);
				}
				/**
				* @returns {string | undefined}
				*/
				get repoName() {
					const ret = wasm.__wbg_get_solvedpackage_repoName(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | null} [arg0]
				*/
				set repoName(arg0) {
					var ptr0 = isLikeNone(arg0) ? 0 : passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_repoName(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {bigint | undefined}
				*/
				get size() {
					const ret = wasm.__wbg_get_solvedpackage_size(this.__wbg_ptr);
					return ret[0] === 0 ? void 0 : BigInt.asUintN(64, ret[1]);
				}
				/**
				* @param {bigint | null} [arg0]
				*/
				set size(arg0) {
					wasm.__wbg_set_solvedpackage_size(this.__wbg_ptr, !isLikeNone(arg0), isLikeNone(arg0) ? BigInt(0) : arg0);
				}
				/**
				* @returns {string}
				*/
				get filename() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.__wbg_get_solvedpackage_filename(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* @param {string} arg0
				*/
				set filename(arg0) {
					const ptr0 = passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_filename(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string | undefined}
				*/
				get md5() {
					const ret = wasm.__wbg_get_solvedpackage_md5(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | null} [arg0]
				*/
				set md5(arg0) {
					var ptr0 = isLikeNone(arg0) ? 0 : passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_md5(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string | undefined}
				*/
				get sha256() {
					const ret = wasm.__wbg_get_solvedpackage_sha256(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | null} [arg0]
				*/
				set sha256(arg0) {
					var ptr0 = isLikeNone(arg0) ? 0 : passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_sha256(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string}
				*/
				get version() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.__wbg_get_solvedpackage_version(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* @param {string} arg0
				*/
				set version(arg0) {
					const ptr0 = passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_version(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string[] | undefined}
				*/
				get depends() {
					const ret = wasm.__wbg_get_solvedpackage_depends(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getArrayJsValueFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
					}
					return v1;
				}
				/**
				* @param {string[] | null} [arg0]
				*/
				set depends(arg0) {
					var ptr0 = isLikeNone(arg0) ? 0 : passArrayJsValueToWasm0(arg0, wasm.__wbindgen_malloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_depends(this.__wbg_ptr, ptr0, len0);
				}
				/**
				* @returns {string | undefined}
				*/
				get subdir() {
					const ret = wasm.__wbg_get_solvedpackage_subdir(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getStringFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
					}
					return v1;
				}
				/**
				* @param {string | null} [arg0]
				*/
				set subdir(arg0) {
					var ptr0 = isLikeNone(arg0) ? 0 : passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					var len0 = WASM_VECTOR_LEN;
					wasm.__wbg_set_solvedpackage_subdir(this.__wbg_ptr, ptr0, len0);
				}
			}
			if (Symbol.dispose) SolvedPackage.prototype[Symbol.dispose] = SolvedPackage.prototype.free;
			exports$1.SolvedPackage = SolvedPackage;
			const VersionFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_version_free(ptr >>> 0, 1));
			/**
			* This class implements an order relation between version strings. Version
			* strings can contain the usual alphanumeric characters (A-Za-z0-9), separated
			* into segments by dots and underscores. Empty segments (i.e. two consecutive
			* dots, a leading/trailing underscore) are not permitted. An optional epoch
			* number - an integer followed by '!' - can precede the actual version string
			* (this is useful to indicate a change in the versioning scheme itself).
			* Version comparison is case-insensitive.
			*
			* @public
			*/
			class Version {
				static __wrap(ptr) {
					ptr = ptr >>> 0;
					const obj = Object.create(Version.prototype);
					obj.__wbg_ptr = ptr;
					VersionFinalization.register(obj, obj.__wbg_ptr, obj);
					return obj;
				}
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					VersionFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_version_free(ptr, 0);
				}
				/**
				* Constructs a new Version object from a string representation.
				* @param {string} version - The string representation of the version.
				*/
				constructor(version) {
					const ptr0 = passStringToWasm0(version, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					const ret = wasm.version_new(ptr0, len0);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					this.__wbg_ptr = ret[0] >>> 0;
					VersionFinalization.register(this, this.__wbg_ptr, this);
					return this;
				}
				/**
				* Returns the string representation of the version.
				*
				* An attempt is made to return the version in the same format as the input
				* string but this is not guaranteed.
				* @returns {string}
				*/
				toString() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.version_toString(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* The epoch part of the version. E.g. `1` in `1!2.3`.
				* @returns {number | undefined}
				*/
				get epoch() {
					const ret = wasm.version_epoch(this.__wbg_ptr);
					return ret === 4294967297 ? void 0 : ret;
				}
				/**
				* `true` if the version has a local part. E.g. `2.3` in `1+2.3`.
				* @returns {boolean}
				*/
				get hasLocal() {
					return wasm.version_hasLocal(this.__wbg_ptr) !== 0;
				}
				/**
				* `true` if the version is considered a development version.
				*
				* A development version is a version that contains the string `dev` in the
				* version string.
				* @returns {boolean}
				*/
				get isDev() {
					return wasm.version_isDev(this.__wbg_ptr) !== 0;
				}
				/**
				* Returns the major and minor part of the version if the version does not
				* represent a typical major minor version. If any of the parts are not a
				* single number, undefined is returned.
				* @returns {[number, number] | undefined}
				*/
				asMajorMinor() {
					const ret = wasm.version_asMajorMinor(this.__wbg_ptr);
					let v1;
					if (ret[0] !== 0) {
						v1 = getArrayJsValueFromWasm0(ret[0], ret[1]).slice();
						wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
					}
					return v1;
				}
				/**
				* Returns true if this version starts with the other version. This is
				* defined as the other version being a prefix of this version.
				* @param {Version} other - The version to use for the comparison
				* @returns {boolean}
				*/
				startsWith(other) {
					_assertClass(other, Version);
					return wasm.version_startsWith(this.__wbg_ptr, other.__wbg_ptr) !== 0;
				}
				/**
				* Returns true if this version is compatible with the other version.
				* @param {Version} other - The version to use for the comparison
				* @returns {boolean}
				*/
				compatibleWith(other) {
					_assertClass(other, Version);
					return wasm.version_compatibleWith(this.__wbg_ptr, other.__wbg_ptr) !== 0;
				}
				/**
				* Pop the last `n` segments from the version.
				* @param {number} n - The number of segments to pop
				* @returns {Version | undefined}
				*/
				popSegments(n) {
					const ret = wasm.version_popSegments(this.__wbg_ptr, n);
					return ret === 0 ? void 0 : Version.__wrap(ret);
				}
				/**
				* Extend the version to the given length by adding zeros. If the version
				* is already at the specified length or longer the original version
				* will be returned.
				* @param {number} length - The length to extend to
				* @returns {Version}
				*/
				extendToLength(length) {
					const ret = wasm.version_extendToLength(this.__wbg_ptr, length);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return Version.__wrap(ret[0]);
				}
				/**
				* Returns a new version with the segments from start to end (exclusive).
				*
				* Returns undefined if the start or end index is out of bounds.
				* @param {number} start - The start index
				* @param {number} end - The end index
				* @returns {Version | undefined}
				*/
				withSegments(start, end) {
					const ret = wasm.version_withSegments(this.__wbg_ptr, start, end);
					return ret === 0 ? void 0 : Version.__wrap(ret);
				}
				/**
				* The number of segments in the version.
				* @returns {number}
				*/
				get length() {
					return wasm.version_length(this.__wbg_ptr) >>> 0;
				}
				/**
				* Returns the version without the local part. E.g. `1+2.3` becomes `1`.
				* @returns {Version}
				*/
				stripLocal() {
					const ret = wasm.version_stripLocal(this.__wbg_ptr);
					return Version.__wrap(ret);
				}
				/**
				* Returns a new version where the major segment of this version has been
				* bumped.
				* @returns {Version}
				*/
				bumpMajor() {
					const ret = wasm.version_bumpMajor(this.__wbg_ptr);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return Version.__wrap(ret[0]);
				}
				/**
				* Returns a new version where the minor segment of this version has been
				* bumped.
				* @returns {Version}
				*/
				bumpMinor() {
					const ret = wasm.version_bumpMinor(this.__wbg_ptr);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return Version.__wrap(ret[0]);
				}
				/**
				* Returns a new version where the patch segment of this version has been
				* bumped.
				* @returns {Version}
				*/
				bumpPatch() {
					const ret = wasm.version_bumpPatch(this.__wbg_ptr);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return Version.__wrap(ret[0]);
				}
				/**
				* Returns a new version where the last segment of this version has been
				* bumped.
				* @returns {Version}
				*/
				bumpLast() {
					const ret = wasm.version_bumpLast(this.__wbg_ptr);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return Version.__wrap(ret[0]);
				}
				/**
				* Returns a new version where the given segment of this version has been
				* bumped.
				* @param {number} index - The index of the segment to bump
				* @returns {Version}
				*/
				bumpSegment(index) {
					const ret = wasm.version_bumpSegment(this.__wbg_ptr, index);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					return Version.__wrap(ret[0]);
				}
				/**
				* Returns a new version where the last segment is an "alpha" segment (ie.
				* `.0a0`)
				* @returns {Version}
				*/
				withAlpha() {
					const ret = wasm.version_withAlpha(this.__wbg_ptr);
					return Version.__wrap(ret);
				}
				/**
				* Compares this version with another version. Returns `true` if the
				* versions are considered equal.
				*
				* Note that two version strings can be considered equal even if they are
				* not exactly the same. For example, `1.0` and `1` are considered equal.
				* @param {Version} other - The version to compare with
				* @returns {boolean}
				*/
				equals(other) {
					_assertClass(other, Version);
					return wasm.version_equals(this.__wbg_ptr, other.__wbg_ptr) !== 0;
				}
				/**
				* Compare two versions.
				*
				* Returns `-1` if this instance should be ordered before `other`, `0` if
				* this version and `other` are considered equal, `1` if this version
				* should be ordered after `other`.
				* @param {Version} other - The version to compare with
				* @returns {number}
				*/
				compare(other) {
					_assertClass(other, Version);
					return wasm.version_compare(this.__wbg_ptr, other.__wbg_ptr);
				}
			}
			if (Symbol.dispose) Version.prototype[Symbol.dispose] = Version.prototype.free;
			exports$1.Version = Version;
			const VersionSpecFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_versionspec_free(ptr >>> 0, 1));
			/**
			* Represents a version specification in the conda ecosystem.
			*
			* @public
			*/
			class VersionSpec {
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					VersionSpecFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_versionspec_free(ptr, 0);
				}
				/**
				* Constructs a new VersionSpec object from a string representation.
				* @param {string} version_spec - The string representation of the version spec.
				* @param {ParseStrictness | null} [parse_strictness] - The strictness of the parser.
				*/
				constructor(version_spec, parse_strictness) {
					const ptr0 = passStringToWasm0(version_spec, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					const ret = wasm.versionspec_new(ptr0, len0, isLikeNone(parse_strictness) ? 0 : addToExternrefTable0(parse_strictness));
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					this.__wbg_ptr = ret[0] >>> 0;
					VersionSpecFinalization.register(this, this.__wbg_ptr, this);
					return this;
				}
				/**
				* Returns the string representation of the version spec.
				* @returns {string}
				*/
				toString() {
					let deferred1_0;
					let deferred1_1;
					try {
						const ret = wasm.versionspec_toString(this.__wbg_ptr);
						deferred1_0 = ret[0];
						deferred1_1 = ret[1];
						return getStringFromWasm0(ret[0], ret[1]);
					} finally {
						wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
					}
				}
				/**
				* Returns true if the version matches this version spec.
				* @param {Version} version - The version to match
				* @returns {boolean}
				*/
				matches(version) {
					_assertClass(version, Version);
					return wasm.versionspec_matches(this.__wbg_ptr, version.__wbg_ptr) !== 0;
				}
			}
			if (Symbol.dispose) VersionSpec.prototype[Symbol.dispose] = VersionSpec.prototype.free;
			exports$1.VersionSpec = VersionSpec;
			const VersionWithSourceFinalization = typeof FinalizationRegistry === "undefined" ? {
				register: () => {},
				unregister: () => {}
			} : new FinalizationRegistry((ptr) => wasm.__wbg_versionwithsource_free(ptr >>> 0, 1));
			/**
			* Holds a version and the string it was created from. This is useful if you
			* want to retain the original string the version was created from. This might
			* be useful in cases where you have multiple strings that are represented by
			* the same `Version` but you still want to be able to distinguish them.
			*
			* The string `1.0` and `1.01` represent the same version. When you print the
			* parsed version though it will come out as `1.0`. You loose the original
			* representation. This struct stores the original source string.
			*
			* @public
			*/
			class VersionWithSource {
				static __wrap(ptr) {
					ptr = ptr >>> 0;
					const obj = Object.create(VersionWithSource.prototype);
					obj.__wbg_ptr = ptr;
					VersionWithSourceFinalization.register(obj, obj.__wbg_ptr, obj);
					return obj;
				}
				__destroy_into_raw() {
					const ptr = this.__wbg_ptr;
					this.__wbg_ptr = 0;
					VersionWithSourceFinalization.unregister(this);
					return ptr;
				}
				free() {
					const ptr = this.__destroy_into_raw();
					wasm.__wbg_versionwithsource_free(ptr, 0);
				}
				/**
				* @param {string} source
				*/
				constructor(source) {
					const ptr0 = passStringToWasm0(source, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
					const len0 = WASM_VECTOR_LEN;
					const ret = wasm.versionwithsource_new(ptr0, len0);
					if (ret[2]) throw takeFromExternrefTable0(ret[1]);
					this.__wbg_ptr = ret[0] >>> 0;
					VersionWithSourceFinalization.register(this, this.__wbg_ptr, this);
					return this;
				}
				/**
				* @returns {Version}
				*/
				get version() {
					const ret = wasm.versionwithsource_version(this.__wbg_ptr);
					return Version.__wrap(ret);
				}
				/**
				* @returns {string}
				*/
				get source() {
					return wasm.versionwithsource_source(this.__wbg_ptr);
				}
			}
			if (Symbol.dispose) VersionWithSource.prototype[Symbol.dispose] = VersionWithSource.prototype.free;
			exports$1.VersionWithSource = VersionWithSource;
			exports$1.__wbg_Error_e83987f665cf5504 = function(arg0, arg1) {
				return Error(getStringFromWasm0(arg0, arg1));
			};
			exports$1.__wbg_Number_bb48ca12f395cd08 = function(arg0) {
				return Number(arg0);
			};
			exports$1.__wbg_String_8f0eb39a4a4c2f66 = function(arg0, arg1) {
				const ptr1 = passStringToWasm0(String(arg1), wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
				const len1 = WASM_VECTOR_LEN;
				getDataViewMemory0().setInt32(arg0 + 4, len1, true);
				getDataViewMemory0().setInt32(arg0 + 0, ptr1, true);
			};
			exports$1.__wbg___wbindgen_bigint_get_as_i64_f3ebc5a755000afd = function(arg0, arg1) {
				const v = arg1;
				const ret = typeof v === "bigint" ? v : void 0;
				getDataViewMemory0().setBigInt64(arg0 + 8, isLikeNone(ret) ? BigInt(0) : ret, true);
				getDataViewMemory0().setInt32(arg0 + 0, !isLikeNone(ret), true);
			};
			exports$1.__wbg___wbindgen_boolean_get_6d5a1ee65bab5f68 = function(arg0) {
				const v = arg0;
				const ret = typeof v === "boolean" ? v : void 0;
				return isLikeNone(ret) ? 16777215 : ret ? 1 : 0;
			};
			exports$1.__wbg___wbindgen_debug_string_df47ffb5e35e6763 = function(arg0, arg1) {
				const ptr1 = passStringToWasm0(debugString(arg1), wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
				const len1 = WASM_VECTOR_LEN;
				getDataViewMemory0().setInt32(arg0 + 4, len1, true);
				getDataViewMemory0().setInt32(arg0 + 0, ptr1, true);
			};
			exports$1.__wbg___wbindgen_in_bb933bd9e1b3bc0f = function(arg0, arg1) {
				return arg0 in arg1;
			};
			exports$1.__wbg___wbindgen_is_bigint_cb320707dcd35f0b = function(arg0) {
				return typeof arg0 === "bigint";
			};
			exports$1.__wbg___wbindgen_is_falsy_46b8d2f2aba49112 = function(arg0) {
				return !arg0;
			};
			exports$1.__wbg___wbindgen_is_function_ee8a6c5833c90377 = function(arg0) {
				return typeof arg0 === "function";
			};
			exports$1.__wbg___wbindgen_is_null_5e69f72e906cc57c = function(arg0) {
				return arg0 === null;
			};
			exports$1.__wbg___wbindgen_is_object_c818261d21f283a4 = function(arg0) {
				const val = arg0;
				return typeof val === "object" && val !== null;
			};
			exports$1.__wbg___wbindgen_is_string_fbb76cb2940daafd = function(arg0) {
				return typeof arg0 === "string";
			};
			exports$1.__wbg___wbindgen_is_undefined_2d472862bd29a478 = function(arg0) {
				return arg0 === void 0;
			};
			exports$1.__wbg___wbindgen_jsval_eq_6b13ab83478b1c50 = function(arg0, arg1) {
				return arg0 === arg1;
			};
			exports$1.__wbg___wbindgen_jsval_loose_eq_b664b38a2f582147 = function(arg0, arg1) {
				return arg0 == arg1;
			};
			exports$1.__wbg___wbindgen_number_get_a20bf9b85341449d = function(arg0, arg1) {
				const obj = arg1;
				const ret = typeof obj === "number" ? obj : void 0;
				getDataViewMemory0().setFloat64(arg0 + 8, isLikeNone(ret) ? 0 : ret, true);
				getDataViewMemory0().setInt32(arg0 + 0, !isLikeNone(ret), true);
			};
			exports$1.__wbg___wbindgen_shr_5fb5dd3acf2615de = function(arg0, arg1) {
				return arg0 >> arg1;
			};
			exports$1.__wbg___wbindgen_string_get_e4f06c90489ad01b = function(arg0, arg1) {
				const obj = arg1;
				const ret = typeof obj === "string" ? obj : void 0;
				var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
				var len1 = WASM_VECTOR_LEN;
				getDataViewMemory0().setInt32(arg0 + 4, len1, true);
				getDataViewMemory0().setInt32(arg0 + 0, ptr1, true);
			};
			exports$1.__wbg___wbindgen_throw_b855445ff6a94295 = function(arg0, arg1) {
				throw new Error(getStringFromWasm0(arg0, arg1));
			};
			exports$1.__wbg__wbg_cb_unref_2454a539ea5790d9 = function(arg0) {
				arg0._wbg_cb_unref();
			};
			exports$1.__wbg_abort_28ad55c5825b004d = function(arg0, arg1) {
				arg0.abort(arg1);
			};
			exports$1.__wbg_abort_e7eb059f72f9ed0c = function(arg0) {
				arg0.abort();
			};
			exports$1.__wbg_append_b577eb3a177bc0fa = function() {
				return handleError(function(arg0, arg1, arg2, arg3, arg4) {
					arg0.append(getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4));
				}, arguments);
			};
			exports$1.__wbg_body_587542b2fd8e06c0 = function(arg0) {
				const ret = arg0.body;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbg_buffer_ccc4520b36d3ccf4 = function(arg0) {
				return arg0.buffer;
			};
			exports$1.__wbg_byobRequest_2344e6975f27456e = function(arg0) {
				const ret = arg0.byobRequest;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbg_byteLength_bcd42e4025299788 = function(arg0) {
				return arg0.byteLength;
			};
			exports$1.__wbg_byteOffset_ca3a6cf7944b364b = function(arg0) {
				return arg0.byteOffset;
			};
			exports$1.__wbg_call_525440f72fbfc0ea = function() {
				return handleError(function(arg0, arg1, arg2) {
					return arg0.call(arg1, arg2);
				}, arguments);
			};
			exports$1.__wbg_call_e762c39fa8ea36bf = function() {
				return handleError(function(arg0, arg1) {
					return arg0.call(arg1);
				}, arguments);
			};
			exports$1.__wbg_cancel_48ab6f9dc366e369 = function(arg0) {
				return arg0.cancel();
			};
			exports$1.__wbg_catch_943836faa5d29bfb = function(arg0, arg1) {
				return arg0.catch(arg1);
			};
			exports$1.__wbg_clearTimeout_7a42b49784aea641 = function(arg0) {
				return clearTimeout(arg0);
			};
			exports$1.__wbg_close_5a6caed3231b68cd = function() {
				return handleError(function(arg0) {
					arg0.close();
				}, arguments);
			};
			exports$1.__wbg_close_6956df845478561a = function() {
				return handleError(function(arg0) {
					arg0.close();
				}, arguments);
			};
			exports$1.__wbg_codePointAt_01a186303396f7ad = function(arg0, arg1) {
				return arg0.codePointAt(arg1 >>> 0);
			};
			exports$1.__wbg_crypto_574e78ad8b13b65f = function(arg0) {
				return arg0.crypto;
			};
			exports$1.__wbg_done_2042aa2670fb1db1 = function(arg0) {
				return arg0.done;
			};
			exports$1.__wbg_enqueue_7b18a650aec77898 = function() {
				return handleError(function(arg0, arg1) {
					arg0.enqueue(arg1);
				}, arguments);
			};
			exports$1.__wbg_entries_e171b586f8f6bdbf = function(arg0) {
				return Object.entries(arg0);
			};
			exports$1.__wbg_error_7534b8e9a36f1ab4 = function(arg0, arg1) {
				let deferred0_0;
				let deferred0_1;
				try {
					deferred0_0 = arg0;
					deferred0_1 = arg1;
					console.error(getStringFromWasm0(arg0, arg1));
				} finally {
					wasm.__wbindgen_free(deferred0_0, deferred0_1, 1);
				}
			};
			exports$1.__wbg_fetch_74a3e84ebd2c9a0e = function(arg0) {
				return fetch(arg0);
			};
			exports$1.__wbg_fetch_f8ba0e29a9d6de0d = function(arg0, arg1) {
				return arg0.fetch(arg1);
			};
			exports$1.__wbg_getRandomValues_1c61fac11405ffdc = function() {
				return handleError(function(arg0, arg1) {
					globalThis.crypto.getRandomValues(getArrayU8FromWasm0(arg0, arg1));
				}, arguments);
			};
			exports$1.__wbg_getRandomValues_b8f5dbd5f3995a9e = function() {
				return handleError(function(arg0, arg1) {
					arg0.getRandomValues(arg1);
				}, arguments);
			};
			exports$1.__wbg_getReader_48e00749fe3f6089 = function() {
				return handleError(function(arg0) {
					return arg0.getReader();
				}, arguments);
			};
			exports$1.__wbg_getTime_14776bfb48a1bff9 = function(arg0) {
				return arg0.getTime();
			};
			exports$1.__wbg_get_7bed016f185add81 = function(arg0, arg1) {
				return arg0[arg1 >>> 0];
			};
			exports$1.__wbg_get_done_a0463af43a1fc764 = function(arg0) {
				const ret = arg0.done;
				return isLikeNone(ret) ? 16777215 : ret ? 1 : 0;
			};
			exports$1.__wbg_get_efcb449f58ec27c2 = function() {
				return handleError(function(arg0, arg1) {
					return Reflect.get(arg0, arg1);
				}, arguments);
			};
			exports$1.__wbg_get_value_5ce96c9f81ce7398 = function(arg0) {
				return arg0.value;
			};
			exports$1.__wbg_get_with_ref_key_1dc361bd10053bfe = function(arg0, arg1) {
				return arg0[arg1];
			};
			exports$1.__wbg_has_787fafc980c3ccdb = function() {
				return handleError(function(arg0, arg1) {
					return Reflect.has(arg0, arg1);
				}, arguments);
			};
			exports$1.__wbg_headers_b87d7eaba61c3278 = function(arg0) {
				return arg0.headers;
			};
			exports$1.__wbg_instanceof_ArrayBuffer_70beb1189ca63b38 = function(arg0) {
				let result;
				try {
					result = arg0 instanceof ArrayBuffer;
				} catch (_) {
					result = false;
				}
				return result;
			};
			exports$1.__wbg_instanceof_Map_8579b5e2ab5437c7 = function(arg0) {
				let result;
				try {
					result = arg0 instanceof Map;
				} catch (_) {
					result = false;
				}
				return result;
			};
			exports$1.__wbg_instanceof_Response_f4f3e87e07f3135c = function(arg0) {
				let result;
				try {
					result = arg0 instanceof Response;
				} catch (_) {
					result = false;
				}
				return result;
			};
			exports$1.__wbg_instanceof_Uint8Array_20c8e73002f7af98 = function(arg0) {
				let result;
				try {
					result = arg0 instanceof Uint8Array;
				} catch (_) {
					result = false;
				}
				return result;
			};
			exports$1.__wbg_isArray_96e0af9891d0945d = function(arg0) {
				return Array.isArray(arg0);
			};
			exports$1.__wbg_isSafeInteger_d216eda7911dde36 = function(arg0) {
				return Number.isSafeInteger(arg0);
			};
			exports$1.__wbg_iterator_e5822695327a3c39 = function() {
				return Symbol.iterator;
			};
			exports$1.__wbg_length_69bca3cb64fc8748 = function(arg0) {
				return arg0.length;
			};
			exports$1.__wbg_length_a95b69f903b746c4 = function(arg0) {
				return arg0.length;
			};
			exports$1.__wbg_length_cdd215e10d9dd507 = function(arg0) {
				return arg0.length;
			};
			exports$1.__wbg_msCrypto_a61aeb35a24c1329 = function(arg0) {
				return arg0.msCrypto;
			};
			exports$1.__wbg_new_1acc0b6eea89d040 = function() {
				return /* @__PURE__ */ new Object();
			};
			exports$1.__wbg_new_2531773dac38ebb3 = function() {
				return handleError(function() {
					return new AbortController();
				}, arguments);
			};
			exports$1.__wbg_new_3c3d849046688a66 = function(arg0, arg1) {
				try {
					var state0 = {
						a: arg0,
						b: arg1
					};
					var cb0 = (arg0, arg1) => {
						const a = state0.a;
						state0.a = 0;
						try {
							return wasm_bindgen__convert__closures_____invoke__h0b7ad04011a00e7f(a, state0.b, arg0, arg1);
						} finally {
							state0.a = a;
						}
					};
					return new Promise(cb0);
				} finally {
					state0.a = state0.b = 0;
				}
			};
			exports$1.__wbg_new_5a79be3ab53b8aa5 = function(arg0) {
				return new Uint8Array(arg0);
			};
			exports$1.__wbg_new_68651c719dcda04e = function() {
				return /* @__PURE__ */ new Map();
			};
			exports$1.__wbg_new_8a6f238a6ece86ea = function() {
				return /* @__PURE__ */ new Error();
			};
			exports$1.__wbg_new_93d9417ed3fb115d = function(arg0) {
				return new Date(arg0);
			};
			exports$1.__wbg_new_9edf9838a2def39c = function() {
				return handleError(function() {
					return new Headers();
				}, arguments);
			};
			exports$1.__wbg_new_a7442b4b19c1a356 = function(arg0, arg1) {
				return new Error(getStringFromWasm0(arg0, arg1));
			};
			exports$1.__wbg_new_e17d9f43105b08be = function() {
				return new Array();
			};
			exports$1.__wbg_new_from_slice_92f4d78ca282a2d2 = function(arg0, arg1) {
				return new Uint8Array(getArrayU8FromWasm0(arg0, arg1));
			};
			exports$1.__wbg_new_no_args_ee98eee5275000a4 = function(arg0, arg1) {
				return new Function(getStringFromWasm0(arg0, arg1));
			};
			exports$1.__wbg_new_with_byte_offset_and_length_46e3e6a5e9f9e89b = function(arg0, arg1, arg2) {
				return new Uint8Array(arg0, arg1 >>> 0, arg2 >>> 0);
			};
			exports$1.__wbg_new_with_length_01aa0dc35aa13543 = function(arg0) {
				return new Uint8Array(arg0 >>> 0);
			};
			exports$1.__wbg_new_with_str_and_init_0ae7728b6ec367b1 = function() {
				return handleError(function(arg0, arg1, arg2) {
					return new Request(getStringFromWasm0(arg0, arg1), arg2);
				}, arguments);
			};
			exports$1.__wbg_next_020810e0ae8ebcb0 = function() {
				return handleError(function(arg0) {
					return arg0.next();
				}, arguments);
			};
			exports$1.__wbg_next_2c826fe5dfec6b6a = function(arg0) {
				return arg0.next;
			};
			exports$1.__wbg_node_905d3e251edff8a2 = function(arg0) {
				return arg0.node;
			};
			exports$1.__wbg_now_0dc4920a47cf7280 = function(arg0) {
				return arg0.now();
			};
			exports$1.__wbg_now_793306c526e2e3b6 = function() {
				return Date.now();
			};
			exports$1.__wbg_performance_6adc3b899e448a23 = function(arg0) {
				return arg0.performance;
			};
			exports$1.__wbg_process_dc0fbacc7c1c06f7 = function(arg0) {
				return arg0.process;
			};
			exports$1.__wbg_prototypesetcall_2a6620b6922694b2 = function(arg0, arg1, arg2) {
				Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);
			};
			exports$1.__wbg_queueMicrotask_34d692c25c47d05b = function(arg0) {
				return arg0.queueMicrotask;
			};
			exports$1.__wbg_queueMicrotask_9d76cacb20c84d58 = function(arg0) {
				queueMicrotask(arg0);
			};
			exports$1.__wbg_randomFillSync_ac0988aba3254290 = function() {
				return handleError(function(arg0, arg1) {
					arg0.randomFillSync(arg1);
				}, arguments);
			};
			exports$1.__wbg_read_48f1593df542f968 = function(arg0) {
				return arg0.read();
			};
			exports$1.__wbg_releaseLock_5d0b5a68887b891d = function(arg0) {
				arg0.releaseLock();
			};
			exports$1.__wbg_require_60cc747a6bc5215a = function() {
				return handleError(function() {
					return commonjsRequire;
				}, arguments);
			};
			exports$1.__wbg_resolve_caf97c30b83f7053 = function(arg0) {
				return Promise.resolve(arg0);
			};
			exports$1.__wbg_respond_0f4dbf5386f5c73e = function() {
				return handleError(function(arg0, arg1) {
					arg0.respond(arg1 >>> 0);
				}, arguments);
			};
			exports$1.__wbg_setTimeout_63008613644b07af = function() {
				return handleError(function(arg0, arg1, arg2) {
					return arg0.setTimeout(arg1, arg2);
				}, arguments);
			};
			exports$1.__wbg_setTimeout_7bb3429662ab1e70 = function(arg0, arg1) {
				return setTimeout(arg0, arg1);
			};
			exports$1.__wbg_set_3f1d0b984ed272ed = function(arg0, arg1, arg2) {
				arg0[arg1] = arg2;
			};
			exports$1.__wbg_set_907fb406c34a251d = function(arg0, arg1, arg2) {
				return arg0.set(arg1, arg2);
			};
			exports$1.__wbg_set_9e6516df7b7d0f19 = function(arg0, arg1, arg2) {
				arg0.set(getArrayU8FromWasm0(arg1, arg2));
			};
			exports$1.__wbg_set_body_3c365989753d61f4 = function(arg0, arg1) {
				arg0.body = arg1;
			};
			exports$1.__wbg_set_c213c871859d6500 = function(arg0, arg1, arg2) {
				arg0[arg1 >>> 0] = arg2;
			};
			exports$1.__wbg_set_cache_2f9deb19b92b81e3 = function(arg0, arg1) {
				arg0.cache = __wbindgen_enum_RequestCache[arg1];
			};
			exports$1.__wbg_set_credentials_f621cd2d85c0c228 = function(arg0, arg1) {
				arg0.credentials = __wbindgen_enum_RequestCredentials[arg1];
			};
			exports$1.__wbg_set_headers_6926da238cd32ee4 = function(arg0, arg1) {
				arg0.headers = arg1;
			};
			exports$1.__wbg_set_method_c02d8cbbe204ac2d = function(arg0, arg1, arg2) {
				arg0.method = getStringFromWasm0(arg1, arg2);
			};
			exports$1.__wbg_set_mode_52ef73cfa79639cb = function(arg0, arg1) {
				arg0.mode = __wbindgen_enum_RequestMode[arg1];
			};
			exports$1.__wbg_set_signal_dda2cf7ccb6bee0f = function(arg0, arg1) {
				arg0.signal = arg1;
			};
			exports$1.__wbg_signal_4db5aa055bf9eb9a = function(arg0) {
				return arg0.signal;
			};
			exports$1.__wbg_solvedpackage_new = function(arg0) {
				return SolvedPackage.__wrap(arg0);
			};
			exports$1.__wbg_stack_0ed75d68575b0f3c = function(arg0, arg1) {
				const ret = arg1.stack;
				const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
				const len1 = WASM_VECTOR_LEN;
				getDataViewMemory0().setInt32(arg0 + 4, len1, true);
				getDataViewMemory0().setInt32(arg0 + 0, ptr1, true);
			};
			exports$1.__wbg_static_accessor_GLOBAL_89e1d9ac6a1b250e = function() {
				const ret = typeof commonjsGlobal === "undefined" ? null : commonjsGlobal;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbg_static_accessor_GLOBAL_THIS_8b530f326a9e48ac = function() {
				const ret = typeof globalThis === "undefined" ? null : globalThis;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbg_static_accessor_SELF_6fdf4b64710cc91b = function() {
				const ret = typeof self === "undefined" ? null : self;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbg_static_accessor_WINDOW_b45bfc5a37f6cfa2 = function() {
				const ret = typeof window === "undefined" ? null : window;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbg_status_de7eed5a7a5bfd5d = function(arg0) {
				return arg0.status;
			};
			exports$1.__wbg_string_GENERIC_f2826283316ea62c = function() {
				return `generic`;
			};
			exports$1.__wbg_string_PYTHON_44cd839af7eb6216 = function() {
				return `python`;
			};
			exports$1.__wbg_stringify_b5fb28f6465d9c3e = function() {
				return handleError(function(arg0) {
					return JSON.stringify(arg0);
				}, arguments);
			};
			exports$1.__wbg_subarray_480600f3d6a9f26c = function(arg0, arg1, arg2) {
				return arg0.subarray(arg1 >>> 0, arg2 >>> 0);
			};
			exports$1.__wbg_then_4f46f6544e6b4a28 = function(arg0, arg1) {
				return arg0.then(arg1);
			};
			exports$1.__wbg_then_70d05cf780a18d77 = function(arg0, arg1, arg2) {
				return arg0.then(arg1, arg2);
			};
			exports$1.__wbg_url_b36d2a5008eb056f = function(arg0, arg1) {
				const ret = arg1.url;
				const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
				const len1 = WASM_VECTOR_LEN;
				getDataViewMemory0().setInt32(arg0 + 4, len1, true);
				getDataViewMemory0().setInt32(arg0 + 0, ptr1, true);
			};
			exports$1.__wbg_value_692627309814bb8c = function(arg0) {
				return arg0.value;
			};
			exports$1.__wbg_versions_c01dfd4722a88165 = function(arg0) {
				return arg0.versions;
			};
			exports$1.__wbg_view_f6c15ac9fed63bbd = function(arg0) {
				const ret = arg0.view;
				return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
			};
			exports$1.__wbindgen_cast_0456b691f82f2cd3 = function(arg0, arg1) {
				return makeMutClosure(arg0, arg1, wasm.wasm_bindgen__closure__destroy__h58972c973936359f, wasm_bindgen__convert__closures_____invoke__h04a67caa7b48ccac);
			};
			exports$1.__wbindgen_cast_2241b6af4c4b2941 = function(arg0, arg1) {
				return getStringFromWasm0(arg0, arg1);
			};
			exports$1.__wbindgen_cast_25a0a844437d0e92 = function(arg0, arg1) {
				var v0 = getArrayJsValueFromWasm0(arg0, arg1).slice();
				wasm.__wbindgen_free(arg0, arg1 * 4, 4);
				return v0;
			};
			exports$1.__wbindgen_cast_4625c577ab2ec9ee = function(arg0) {
				return BigInt.asUintN(64, arg0);
			};
			exports$1.__wbindgen_cast_48b77045eb91ffa2 = function(arg0, arg1) {
				return makeMutClosure(arg0, arg1, wasm.wasm_bindgen__closure__destroy__hf0a8514efe7e1ef1, wasm_bindgen__convert__closures_____invoke__h871c17382e8c7748);
			};
			exports$1.__wbindgen_cast_9ae0607507abb057 = function(arg0) {
				return arg0;
			};
			exports$1.__wbindgen_cast_aa1a2b9243ca430a = function(arg0, arg1) {
				var v0 = getArrayJsValueFromWasm0(arg0, arg1).slice();
				wasm.__wbindgen_free(arg0, arg1 * 4, 4);
				return v0;
			};
			exports$1.__wbindgen_cast_b3ff63410791d381 = function(arg0, arg1) {
				return makeMutClosure(arg0, arg1, wasm.wasm_bindgen__closure__destroy__h372dfcbc83113b91, wasm_bindgen__convert__closures_____invoke__h2b1aa30f411d387c);
			};
			exports$1.__wbindgen_cast_cb9088102bce6b30 = function(arg0, arg1) {
				return getArrayU8FromWasm0(arg0, arg1);
			};
			exports$1.__wbindgen_cast_d6cd19b81560fd6e = function(arg0) {
				return arg0;
			};
			exports$1.__wbindgen_init_externref_table = function() {
				const table = wasm.__wbindgen_externrefs;
				const offset = table.grow(4);
				table.set(0, void 0);
				table.set(offset + 0, void 0);
				table.set(offset + 1, null);
				table.set(offset + 2, true);
				table.set(offset + 3, false);
			};
			const wasmPath = `${__dirname}/js_rattler_bg.wasm`;
			const wasmBytes = require$$0.readFileSync(wasmPath);
			const wasmModule = new WebAssembly.Module(wasmBytes);
			const wasm = exports$1.__wasm = new WebAssembly.Instance(wasmModule, imports).exports;
			wasm.__wbindgen_start();
		})(js_rattler, js_rattler.exports);
		return js_rattler.exports;
	}
	var js_rattlerExports = requireJs_rattler();
	exports.PackageRecord = js_rattlerExports.PackageRecord;
	exports.SolvedPackage = js_rattlerExports.SolvedPackage;
	exports.Version = js_rattlerExports.Version;
	exports.VersionSpec = js_rattlerExports.VersionSpec;
	exports.VersionWithSource = js_rattlerExports.VersionWithSource;
	exports.simpleSolve = js_rattlerExports.simpleSolve;
})))();
/**
* Lets the solver read channels from memory: a fetch that answers as a sharded channel would, and
* never uses the network. What it doesn't hold is 404. Node's own Request, Response and streams would take
* longer to load and to fill, some hundred times, than the solver takes to solve.
*/
function memoryWeb(channels) {
	const files = /* @__PURE__ */ new Map();
	for (const channel of channels) for (const { subdir, packageBase, shards } of channel.subdirs) {
		const base = `${channel.url}/${subdir}/`;
		const hashes = {};
		for (const [name, bytes] of shards) {
			const key = Buffer.alloc(32);
			key.writeUInt32BE(files.size + 1);
			hashes[name] = key;
			files.set(`${base}shards/${key.toString("hex")}.msgpack.zst`, bytes);
		}
		const info = {
			subdir,
			base_url: packageBase,
			shards_base_url: "./shards/",
			created_at
		};
		files.set(`${base}repodata_shards.msgpack.zst`, require_records.pack({
			version: 1,
			info,
			shards: hashes
		}));
	}
	return {
		AbortController: NeverAborted,
		fetch: async ({ url }) => new MemoryResponse(url, files.get(url)),
		Headers: MemoryHeaders,
		Request: MemoryRequest,
		Response: MemoryResponse
	};
}
/** The format wants a date; nothing reads it. */
const created_at = "2000-01-01T00:00:00Z";
/** Of answers that are there at once. */
var NeverAborted = class {
	signal = {};
	abort() {}
};
var MemoryHeaders = class extends Map {
	append(name, value) {
		this.set(name, value);
	}
};
var MemoryRequest = class {
	url;
	constructor(url) {
		this.url = url;
	}
};
/** An answer whose body comes in one piece. */
var MemoryResponse = class {
	url;
	status;
	headers = new MemoryHeaders();
	body;
	constructor(url, bytes) {
		this.url = url;
		this.status = bytes === void 0 ? 404 : 200;
		this.body = bytes === void 0 ? null : { getReader: () => new MemoryReader(bytes) };
	}
};
var MemoryReader = class {
	#rest;
	constructor(bytes) {
		this.#rest = bytes;
	}
	async read() {
		const value = this.#rest;
		this.#rest = void 0;
		return {
			done: value === void 0,
			value
		};
	}
	async cancel() {
		this.#rest = void 0;
	}
	/** Nobody else waits for the body. */
	releaseLock() {}
};
// actions/src/environment/solve/thread/worker.ts
node_worker_threads.parentPort?.on("message", (request) => {
	answer(request).catch((error) => ({
		ok: false,
		error: require_errors.messageOf(error)
	})).then((reply) => node_worker_threads.parentPort?.postMessage(reply, []));
});
async function answer(request) {
	if (request.kind === "solve") return {
		ok: true,
		packages: await solve(request)
	};
	return {
		ok: true,
		versions: match(request.constraint, request.versions)
	};
}
async function solve(task) {
	Object.assign(globalThis, memoryWeb(task.channels));
	return (await (0, import_rattler_node.simpleSolve)([...task.specs], task.channels.map(({ url }) => url), [require_subdir.SUBDIR, "noarch"], task.locked.map(asInstalled))).map((found) => ({
		name: found.packageName,
		version: asWritten(found),
		build: found.build,
		buildNumber: Number(found.buildNumber ?? 0),
		subdir: found.subdir ?? "",
		url: found.url,
		md5: found.md5,
		sha256: found.sha256,
		size: found.size === void 0 ? void 0 : Number(found.size),
		depends: found.depends ?? []
	}));
}
/** The solver gives `3.000` as `3.0`; a package's file has the version as its record writes it. */
function asWritten(found) {
	const { packageName: name, version, build, url } = found;
	const stem = url.slice(url.lastIndexOf("/") + 1).replace(/\.(?:conda|tar\.bz2)$/, "");
	return stem.startsWith(`${name}-`) && stem.endsWith(`-${build}`) ? stem.slice(name.length + 1, -build.length - 1) : version;
}
function asInstalled(locked) {
	const { name, subdir, url, ...rest } = locked;
	return {
		...rest,
		packageName: name,
		subdir,
		url,
		filename: url.slice(url.lastIndexOf("/") + 1),
		repoName: url.slice(0, url.lastIndexOf(`/${subdir}/`))
	};
}
function match(constraint, versions) {
	const spec = new import_rattler_node.VersionSpec(constraint);
	const matching = versions.flatMap((text) => {
		const version = parseVersion(text);
		return version !== void 0 && spec.matches(version) ? [{
			text,
			version
		}] : [];
	});
	matching.sort((a, b) => b.version.compare(a.version));
	const places = [];
	for (const { text, version } of matching) {
		const place = places.at(-1);
		if (place?.version.equals(version) === true) place.texts.push(text);
		else places.push({
			version,
			texts: [text]
		});
	}
	return places.map(({ texts }) => texts);
}
function parseVersion(text) {
	try {
		return new import_rattler_node.Version(text);
	} catch {
		return;
	}
}
