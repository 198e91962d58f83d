const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_connect = require("./container-connect.cjs");
const require_run = require("./container-run.cjs");
const require_competition = require("./settings-competition.cjs");
const require_errors = require("./errors.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_advice = require("./declaration-advice.cjs");
const require_tar_stream$1 = require("./npm-tar-stream.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_run_spec = require("./run-spec.cjs");
const require_discriminator$1 = require("./npm-ajv2.cjs");
const require_login = require("./client-login.cjs");
const require_ledger = require("./run-ledger.cjs");
const require_settings = require("./client-settings.cjs");
const require_texts = require("./release-notes-texts.cjs");
const require_dist$1 = require("./npm-buffer-crc32.cjs");
const require_yauzl$1 = require("./npm-yauzl.cjs");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
let node_fs = require("node:fs");
let node_stream_promises = require("node:stream/promises");
let node_stream_consumers = require("node:stream/consumers");
// actions/src/files/open-folder.ts
var import_tar_stream = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_tar_stream$1.require_tar_stream(), 1);
const FOLDER = 493;
const READ = 292;
/** Who may execute: the owner, and so everybody. */
const OWNER_RUNS = 64;
const RUN = 73;
/**
* Lets everybody read a folder of ours and all in it, whatever the umask was when it was made: in a
* container another user reads it. Links, and files that are also elsewhere (hard links), stay as they
* are.
*/
async function openFolder(folder) {
	await (0, node_fs_promises.chmod)(folder, FOLDER);
	for (const entry of await (0, node_fs_promises.readdir)(folder, { withFileTypes: true })) {
		const at = node_path.default.join(folder, entry.name);
		if (entry.isDirectory()) await openFolder(at);
		else if (entry.isFile()) await openFile(at);
	}
}
async function openFile(file) {
	const { mode, nlink } = await (0, node_fs_promises.lstat)(file);
	if (nlink > 1) return;
	await (0, node_fs_promises.chmod)(file, mode | READ | (mode & OWNER_RUNS ? RUN : 0));
}
// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};
// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};
// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};
// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};
// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};
// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};
// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};
// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};
// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};
// node_modules/csv-parse/lib/sync.js
const parse = function(data, opts = {}) {
	if (typeof data === "string") data = Buffer.from(data);
	const records = opts && opts.objname ? Object.create(null) : [];
	const parser = transform(opts);
	const push = (record) => {
		if (parser.options.objname === void 0) records.push(record);
		else records[record[0]] = record[1];
	};
	const close = () => {};
	const error = parser.parse(data, true, push, close);
	if (error !== void 0) throw error;
	return records;
};
// actions/src/files/table.ts
/**
* Reads a CSV file. A byte order mark and Windows line ends are tolerated.
* @throws {UserError} for a missing file, a malformed line or a missing column.
*/
async function readTable(file, required) {
	const table = {
		file,
		rows: [],
		lines: []
	};
	const columns = await eachRow(file, required, (row, line) => {
		table.rows.push(row);
		table.lines.push(line);
	});
	return {
		...table,
		columns
	};
}
/**
* Hands the rows of a CSV file on, one after the other, each with the line where it ends, and keeps none: those
* of a full data set take more memory than all that is made of them.
*
* @returns the columns
* @throws as `readTable`, and what `take` throws
*/
async function eachRow(file, required, take) {
	const bytes = await (0, node_fs_promises.readFile)(file).catch((error) => {
		throw require_action.fileError(`read ${require_action.shown(file)}`, error);
	});
	let columns = [];
	try {
		parse(bytes, {
			bom: true,
			trim: true,
			skip_empty_lines: true,
			columns: (header) => columns = withColumns(file, header, required),
			on_record(row, { lines }) {
				take(row, lines);
				return null;
			}
		});
	} catch (error) {
		if (error instanceof require_errors.UserError) throw error;
		throw new require_errors.UserError(`${require_action.shown(file)}: ${require_errors.messageOf(error)}`, {
			next: "correct that line, or make or download the file again",
			cause: error
		});
	}
	return withColumns(file, columns, required);
}
function withColumns(file, columns, required) {
	const missing = required.find((column) => !columns.includes(column));
	if (missing === void 0) return columns;
	throw new require_errors.UserError(`${require_action.shown(file)}: no column "${missing}"; it has: ${columns.join(", ") || "nothing"}`, { next: "download the file again, or restore its header" });
}
/** The table as text: LF line ends, no byte order mark, quotes only where needed. */
function tableText(columns, rows) {
	return [...csvLines(columns, rows)].join("");
}
/** The same, line by line. */
function* csvLines(columns, rows) {
	yield lineOf(columns);
	for (const row of rows) yield lineOf(columns.map((column) => row[column] ?? ""));
}
function lineOf(cells) {
	return `${cells.map(quoted).join(",")}\n`;
}
function quoted(cell) {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell;
}
// actions/src/submission/video-metadata.ts
/** The same for the same table, however its file writes it, and for the copy that `data-subset` makes. */
function metadataDigest({ columns, rows }) {
	const hash = (0, node_crypto.createHash)("sha256");
	for (const line of csvLines(columns, rows)) hash.update(line);
	return hash.digest("hex");
}
/**
* Reads `video_id` and `duration_sec` of a query or reference metadata file.
* @throws {UserError} as `eachVideo`
*/
async function readVideoMetadata(file) {
	const table = {
		file,
		rows: [],
		lines: [],
		videos: []
	};
	const columns = await eachVideo(file, (video, row, line) => {
		table.videos.push(video);
		table.rows.push(row);
		table.lines.push(line);
	});
	return {
		...table,
		columns
	};
}
/**
* Hands the videos of such a file on, one after the other, each with its row and the line where that ends.
* @returns the columns
* @throws {UserError} for a missing column, an id that is not a plain name or appears twice, a
* duration that is not a number, and a file without rows.
*/
async function eachVideo(file, take) {
	const lineOf = /* @__PURE__ */ new Map();
	const columns = await eachRow(file, ["video_id", "duration_sec"], (row, line) => {
		const id = row["video_id"] ?? "";
		const duration = Number(row["duration_sec"] || NaN);
		const at = `${require_action.shown(file)}, line ${line}`;
		if (!/^\w[\w-]*$/.test(id)) throw new require_errors.UserError(`${at}: "${id}" is not a video id`, { next: "give the name of its file without .mp4" });
		const first = lineOf.get(id);
		if (first !== void 0) throw new require_errors.UserError(`${at}: ${id} appears twice (first on line ${first})`, { next: "delete one of the two lines" });
		if (!(duration >= 0 && Number.isFinite(duration))) throw new require_errors.UserError(`${at}: duration_sec of ${id} is "${row["duration_sec"]}"`, { next: "give its length in seconds" });
		lineOf.set(id, line);
		take({
			id,
			duration
		}, row, line);
	});
	if (lineOf.size === 0) throw new require_errors.UserError(`${require_action.shown(file)} lists no videos`, { next: "download the file again" });
	return columns;
}
// actions/src/files/zip.ts
var import_yazl = (/* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	var fs = require("fs");
	var Transform = require("stream").Transform;
	var PassThrough = require("stream").PassThrough;
	var zlib = require("zlib");
	var util = require("util");
	var EventEmitter = require("events").EventEmitter;
	var errorMonitor = require("events").errorMonitor;
	var crc32 = require_dist$1.require_dist();
	exports.ZipFile = ZipFile;
	util.inherits(ZipFile, EventEmitter);
	function ZipFile() {
		this.outputStream = new PassThrough();
		this.entries = [];
		this.outputStreamCursor = 0;
		this.ended = false;
		this.allDone = false;
		this.forceZip64Eocd = false;
		this.errored = false;
		this.on(errorMonitor, function() {
			this.errored = true;
		});
	}
	ZipFile.prototype.addFile = function(realPath, metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, false);
		if (options == null) options = {};
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		self.entries.push(entry);
		fs.stat(realPath, function(err, stats) {
			if (err) return self.emit("error", err);
			if (!stats.isFile()) return self.emit("error", /* @__PURE__ */ new Error("not a file: " + realPath));
			entry.uncompressedSize = stats.size;
			if (options.mtime == null) entry.setLastModDate(stats.mtime);
			if (options.mode == null) entry.setFileAttributesMode(stats.mode);
			entry.setFileDataPumpFunction(function() {
				var readStream = fs.createReadStream(realPath);
				entry.state = Entry.FILE_DATA_IN_PROGRESS;
				readStream.on("error", function(err) {
					self.emit("error", err);
				});
				pumpFileDataReadStream(self, entry, readStream);
			});
			pumpEntries(self);
		});
	};
	ZipFile.prototype.addReadStream = function(readStream, metadataPath, options) {
		this.addReadStreamLazy(metadataPath, options, function(cb) {
			cb(null, readStream);
		});
	};
	ZipFile.prototype.addReadStreamLazy = function(metadataPath, options, getReadStreamFunction) {
		var self = this;
		if (typeof options === "function") {
			getReadStreamFunction = options;
			options = null;
		}
		if (options == null) options = {};
		metadataPath = validateMetadataPath(metadataPath, false);
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		self.entries.push(entry);
		entry.setFileDataPumpFunction(function() {
			entry.state = Entry.FILE_DATA_IN_PROGRESS;
			getReadStreamFunction(function(err, readStream) {
				if (err) return self.emit("error", err);
				pumpFileDataReadStream(self, entry, readStream);
			});
		});
		pumpEntries(self);
	};
	ZipFile.prototype.addBuffer = function(buffer, metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, false);
		if (buffer.length > 1073741823) throw new Error("buffer too large: " + buffer.length + " > 1073741823");
		if (options == null) options = {};
		if (options.size != null) throw new Error("options.size not allowed");
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		entry.uncompressedSize = buffer.length;
		entry.crc32 = crc32.unsigned(buffer);
		entry.crcAndFileSizeKnown = true;
		self.entries.push(entry);
		if (entry.compressionLevel === 0) setCompressedBuffer(buffer);
		else zlib.deflateRaw(buffer, { level: entry.compressionLevel }, function(err, compressedBuffer) {
			setCompressedBuffer(compressedBuffer);
		});
		function setCompressedBuffer(compressedBuffer) {
			entry.compressedSize = compressedBuffer.length;
			entry.setFileDataPumpFunction(function() {
				writeToOutputStream(self, compressedBuffer);
				writeToOutputStream(self, entry.getDataDescriptor());
				entry.state = Entry.FILE_DATA_DONE;
				setImmediate(function() {
					pumpEntries(self);
				});
			});
			pumpEntries(self);
		}
	};
	ZipFile.prototype.addEmptyDirectory = function(metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, true);
		if (options == null) options = {};
		if (options.size != null) throw new Error("options.size not allowed");
		if (options.compress != null) throw new Error("options.compress not allowed");
		if (options.compressionLevel != null) throw new Error("options.compressionLevel not allowed");
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, true, options);
		self.entries.push(entry);
		entry.setFileDataPumpFunction(function() {
			writeToOutputStream(self, entry.getDataDescriptor());
			entry.state = Entry.FILE_DATA_DONE;
			pumpEntries(self);
		});
		pumpEntries(self);
	};
	var eocdrSignatureBuffer = bufferFrom([
		80,
		75,
		5,
		6
	]);
	ZipFile.prototype.end = function(options, calculatedTotalSizeCallback) {
		if (typeof options === "function") {
			calculatedTotalSizeCallback = options;
			options = null;
		}
		if (options == null) options = {};
		if (this.ended) return;
		this.ended = true;
		if (this.errored) return;
		this.calculatedTotalSizeCallback = calculatedTotalSizeCallback;
		this.forceZip64Eocd = !!options.forceZip64Format;
		if (options.comment) {
			if (typeof options.comment === "string") this.comment = encodeCp437(options.comment);
			else this.comment = options.comment;
			if (this.comment.length > 65535) throw new Error("comment is too large");
			if (bufferIncludes(this.comment, eocdrSignatureBuffer)) throw new Error("comment contains end of central directory record signature");
		} else this.comment = EMPTY_BUFFER;
		pumpEntries(this);
	};
	function writeToOutputStream(self, buffer) {
		self.outputStream.write(buffer);
		self.outputStreamCursor += buffer.length;
	}
	function pumpFileDataReadStream(self, entry, readStream) {
		var crc32Watcher = new Crc32Watcher();
		var uncompressedSizeCounter = new ByteCounter();
		var compressor = entry.compressionLevel !== 0 ? new zlib.DeflateRaw({ level: entry.compressionLevel }) : new PassThrough();
		var compressedSizeCounter = new ByteCounter();
		readStream.pipe(crc32Watcher).pipe(uncompressedSizeCounter).pipe(compressor).pipe(compressedSizeCounter).pipe(self.outputStream, { end: false });
		compressedSizeCounter.on("end", function() {
			entry.crc32 = crc32Watcher.crc32;
			if (entry.uncompressedSize == null) entry.uncompressedSize = uncompressedSizeCounter.byteCount;
			else if (entry.uncompressedSize !== uncompressedSizeCounter.byteCount) return self.emit("error", /* @__PURE__ */ new Error("file data stream has unexpected number of bytes"));
			entry.compressedSize = compressedSizeCounter.byteCount;
			self.outputStreamCursor += entry.compressedSize;
			writeToOutputStream(self, entry.getDataDescriptor());
			entry.state = Entry.FILE_DATA_DONE;
			pumpEntries(self);
		});
	}
	function determineCompressionLevel(options) {
		if (options.compress != null && options.compressionLevel != null) {
			if (!!options.compress !== !!options.compressionLevel) throw new Error("conflicting settings for compress and compressionLevel");
		}
		if (options.compressionLevel != null) return options.compressionLevel;
		if (options.compress === false) return 0;
		return 6;
	}
	function pumpEntries(self) {
		if (self.allDone || self.errored) return;
		if (self.ended && self.calculatedTotalSizeCallback != null) {
			var calculatedTotalSize = calculateTotalSize(self);
			if (calculatedTotalSize != null) {
				self.calculatedTotalSizeCallback(calculatedTotalSize);
				self.calculatedTotalSizeCallback = null;
			}
		}
		var entry = getFirstNotDoneEntry();
		function getFirstNotDoneEntry() {
			for (var i = 0; i < self.entries.length; i++) {
				var entry = self.entries[i];
				if (entry.state < Entry.FILE_DATA_DONE) return entry;
			}
			return null;
		}
		if (entry != null) {
			if (entry.state < Entry.READY_TO_PUMP_FILE_DATA) return;
			if (entry.state === Entry.FILE_DATA_IN_PROGRESS) return;
			entry.relativeOffsetOfLocalHeader = self.outputStreamCursor;
			writeToOutputStream(self, entry.getLocalFileHeader());
			entry.doFileDataPump();
		} else if (self.ended) {
			self.offsetOfStartOfCentralDirectory = self.outputStreamCursor;
			self.entries.forEach(function(entry) {
				writeToOutputStream(self, entry.getCentralDirectoryRecord());
			});
			writeToOutputStream(self, getEndOfCentralDirectoryRecord(self));
			self.outputStream.end();
			self.allDone = true;
		}
	}
	function calculateTotalSize(self) {
		var pretendOutputCursor = 0;
		var centralDirectorySize = 0;
		for (var i = 0; i < self.entries.length; i++) {
			var entry = self.entries[i];
			if (entry.compressionLevel !== 0) return -1;
			if (entry.state >= Entry.READY_TO_PUMP_FILE_DATA) {
				if (entry.uncompressedSize == null) return -1;
			} else if (entry.uncompressedSize == null) return null;
			entry.relativeOffsetOfLocalHeader = pretendOutputCursor;
			var useZip64Format = entry.useZip64Format();
			pretendOutputCursor += LOCAL_FILE_HEADER_FIXED_SIZE + entry.utf8FileName.length;
			pretendOutputCursor += entry.uncompressedSize;
			if (!entry.crcAndFileSizeKnown) {
				if (useZip64Format) pretendOutputCursor += ZIP64_DATA_DESCRIPTOR_SIZE;
				else pretendOutputCursor += DATA_DESCRIPTOR_SIZE;
			}
			centralDirectorySize += CENTRAL_DIRECTORY_RECORD_FIXED_SIZE + entry.utf8FileName.length + entry.fileComment.length;
			if (!entry.forceDosTimestamp) centralDirectorySize += INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE;
			if (useZip64Format) centralDirectorySize += ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE;
		}
		var endOfCentralDirectorySize = 0;
		if (self.forceZip64Eocd || self.entries.length >= 65535 || centralDirectorySize >= 65535 || pretendOutputCursor >= 4294967295) endOfCentralDirectorySize += ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE;
		endOfCentralDirectorySize += END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + self.comment.length;
		return pretendOutputCursor + centralDirectorySize + endOfCentralDirectorySize;
	}
	function shouldIgnoreAdding(self) {
		if (self.ended) throw new Error("cannot add entries after calling end()");
		if (self.errored) return true;
		return false;
	}
	var ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE = 56;
	var ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE = 20;
	var END_OF_CENTRAL_DIRECTORY_RECORD_SIZE = 22;
	function getEndOfCentralDirectoryRecord(self, actuallyJustTellMeHowLongItWouldBe) {
		var needZip64Format = false;
		var normalEntriesLength = self.entries.length;
		if (self.forceZip64Eocd || self.entries.length >= 65535) {
			normalEntriesLength = 65535;
			needZip64Format = true;
		}
		var sizeOfCentralDirectory = self.outputStreamCursor - self.offsetOfStartOfCentralDirectory;
		var normalSizeOfCentralDirectory = sizeOfCentralDirectory;
		if (self.forceZip64Eocd || sizeOfCentralDirectory >= 4294967295) {
			normalSizeOfCentralDirectory = 4294967295;
			needZip64Format = true;
		}
		var normalOffsetOfStartOfCentralDirectory = self.offsetOfStartOfCentralDirectory;
		if (self.forceZip64Eocd || self.offsetOfStartOfCentralDirectory >= 4294967295) {
			normalOffsetOfStartOfCentralDirectory = 4294967295;
			needZip64Format = true;
		}
		if (actuallyJustTellMeHowLongItWouldBe) {
			if (needZip64Format) return ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE + END_OF_CENTRAL_DIRECTORY_RECORD_SIZE;
			else return END_OF_CENTRAL_DIRECTORY_RECORD_SIZE;
		}
		var eocdrBuffer = bufferAlloc(END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + self.comment.length);
		eocdrBuffer.writeUInt32LE(101010256, 0);
		eocdrBuffer.writeUInt16LE(0, 4);
		eocdrBuffer.writeUInt16LE(0, 6);
		eocdrBuffer.writeUInt16LE(normalEntriesLength, 8);
		eocdrBuffer.writeUInt16LE(normalEntriesLength, 10);
		eocdrBuffer.writeUInt32LE(normalSizeOfCentralDirectory, 12);
		eocdrBuffer.writeUInt32LE(normalOffsetOfStartOfCentralDirectory, 16);
		eocdrBuffer.writeUInt16LE(self.comment.length, 20);
		self.comment.copy(eocdrBuffer, 22);
		if (!needZip64Format) return eocdrBuffer;
		var zip64EocdrBuffer = bufferAlloc(ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE);
		zip64EocdrBuffer.writeUInt32LE(101075792, 0);
		writeUInt64LE(zip64EocdrBuffer, ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE - 12, 4);
		zip64EocdrBuffer.writeUInt16LE(VERSION_MADE_BY, 12);
		zip64EocdrBuffer.writeUInt16LE(VERSION_NEEDED_TO_EXTRACT_ZIP64, 14);
		zip64EocdrBuffer.writeUInt32LE(0, 16);
		zip64EocdrBuffer.writeUInt32LE(0, 20);
		writeUInt64LE(zip64EocdrBuffer, self.entries.length, 24);
		writeUInt64LE(zip64EocdrBuffer, self.entries.length, 32);
		writeUInt64LE(zip64EocdrBuffer, sizeOfCentralDirectory, 40);
		writeUInt64LE(zip64EocdrBuffer, self.offsetOfStartOfCentralDirectory, 48);
		var zip64EocdlBuffer = bufferAlloc(ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE);
		zip64EocdlBuffer.writeUInt32LE(117853008, 0);
		zip64EocdlBuffer.writeUInt32LE(0, 4);
		writeUInt64LE(zip64EocdlBuffer, self.outputStreamCursor, 8);
		zip64EocdlBuffer.writeUInt32LE(1, 16);
		return Buffer.concat([
			zip64EocdrBuffer,
			zip64EocdlBuffer,
			eocdrBuffer
		]);
	}
	function validateMetadataPath(metadataPath, isDirectory) {
		if (metadataPath === "") throw new Error("empty metadataPath");
		metadataPath = metadataPath.replace(/\\/g, "/");
		if (/^[a-zA-Z]:/.test(metadataPath) || /^\//.test(metadataPath)) throw new Error("absolute path: " + metadataPath);
		if (metadataPath.split("/").indexOf("..") !== -1) throw new Error("invalid relative path: " + metadataPath);
		var looksLikeDirectory = /\/$/.test(metadataPath);
		if (isDirectory) {
			if (!looksLikeDirectory) metadataPath += "/";
		} else if (looksLikeDirectory) throw new Error("file path cannot end with '/': " + metadataPath);
		return metadataPath;
	}
	var EMPTY_BUFFER = bufferAlloc(0);
	function Entry(metadataPath, isDirectory, options) {
		this.utf8FileName = bufferFrom(metadataPath);
		if (this.utf8FileName.length > 65535) throw new Error("utf8 file name too long. " + utf8FileName.length + " > 65535");
		this.isDirectory = isDirectory;
		this.state = Entry.WAITING_FOR_METADATA;
		this.setLastModDate(options.mtime != null ? options.mtime : /* @__PURE__ */ new Date());
		this.forceDosTimestamp = !!options.forceDosTimestamp;
		if (options.mode != null) this.setFileAttributesMode(options.mode);
		else this.setFileAttributesMode(isDirectory ? 16893 : 33204);
		if (isDirectory) {
			this.crcAndFileSizeKnown = true;
			this.crc32 = 0;
			this.uncompressedSize = 0;
			this.compressedSize = 0;
		} else {
			this.crcAndFileSizeKnown = false;
			this.crc32 = null;
			this.uncompressedSize = null;
			this.compressedSize = null;
			if (options.size != null) this.uncompressedSize = options.size;
		}
		if (isDirectory) this.compressionLevel = 0;
		else this.compressionLevel = determineCompressionLevel(options);
		this.forceZip64Format = !!options.forceZip64Format;
		if (options.fileComment) {
			if (typeof options.fileComment === "string") this.fileComment = bufferFrom(options.fileComment, "utf-8");
			else this.fileComment = options.fileComment;
			if (this.fileComment.length > 65535) throw new Error("fileComment is too large");
		} else this.fileComment = EMPTY_BUFFER;
	}
	Entry.WAITING_FOR_METADATA = 0;
	Entry.READY_TO_PUMP_FILE_DATA = 1;
	Entry.FILE_DATA_IN_PROGRESS = 2;
	Entry.FILE_DATA_DONE = 3;
	Entry.prototype.setLastModDate = function(date) {
		this.mtime = date;
		var dosDateTime = dateToDosDateTime(date);
		this.lastModFileTime = dosDateTime.time;
		this.lastModFileDate = dosDateTime.date;
	};
	Entry.prototype.setFileAttributesMode = function(mode) {
		if ((mode & 65535) !== mode) throw new Error("invalid mode. expected: 0 <= " + mode + " <= 65535");
		this.externalFileAttributes = mode << 16 >>> 0;
	};
	Entry.prototype.setFileDataPumpFunction = function(doFileDataPump) {
		this.doFileDataPump = doFileDataPump;
		this.state = Entry.READY_TO_PUMP_FILE_DATA;
	};
	Entry.prototype.useZip64Format = function() {
		return this.forceZip64Format || this.uncompressedSize != null && this.uncompressedSize > 4294967294 || this.compressedSize != null && this.compressedSize > 4294967294 || this.relativeOffsetOfLocalHeader != null && this.relativeOffsetOfLocalHeader > 4294967294;
	};
	var LOCAL_FILE_HEADER_FIXED_SIZE = 30;
	var VERSION_NEEDED_TO_EXTRACT_UTF8 = 20;
	var VERSION_NEEDED_TO_EXTRACT_ZIP64 = 45;
	var VERSION_MADE_BY = 831;
	var FILE_NAME_IS_UTF8 = 2048;
	var UNKNOWN_CRC32_AND_FILE_SIZES = 8;
	Entry.prototype.getLocalFileHeader = function() {
		var crc32 = 0;
		var compressedSize = 0;
		var uncompressedSize = 0;
		if (this.crcAndFileSizeKnown) {
			crc32 = this.crc32;
			compressedSize = this.compressedSize;
			uncompressedSize = this.uncompressedSize;
		}
		var fixedSizeStuff = bufferAlloc(LOCAL_FILE_HEADER_FIXED_SIZE);
		var generalPurposeBitFlag = FILE_NAME_IS_UTF8;
		if (!this.crcAndFileSizeKnown) generalPurposeBitFlag |= UNKNOWN_CRC32_AND_FILE_SIZES;
		fixedSizeStuff.writeUInt32LE(67324752, 0);
		fixedSizeStuff.writeUInt16LE(VERSION_NEEDED_TO_EXTRACT_UTF8, 4);
		fixedSizeStuff.writeUInt16LE(generalPurposeBitFlag, 6);
		fixedSizeStuff.writeUInt16LE(this.getCompressionMethod(), 8);
		fixedSizeStuff.writeUInt16LE(this.lastModFileTime, 10);
		fixedSizeStuff.writeUInt16LE(this.lastModFileDate, 12);
		fixedSizeStuff.writeUInt32LE(crc32, 14);
		fixedSizeStuff.writeUInt32LE(compressedSize, 18);
		fixedSizeStuff.writeUInt32LE(uncompressedSize, 22);
		fixedSizeStuff.writeUInt16LE(this.utf8FileName.length, 26);
		fixedSizeStuff.writeUInt16LE(0, 28);
		return Buffer.concat([fixedSizeStuff, this.utf8FileName]);
	};
	var DATA_DESCRIPTOR_SIZE = 16;
	var ZIP64_DATA_DESCRIPTOR_SIZE = 24;
	Entry.prototype.getDataDescriptor = function() {
		if (this.crcAndFileSizeKnown) return EMPTY_BUFFER;
		if (!this.useZip64Format()) {
			var buffer = bufferAlloc(DATA_DESCRIPTOR_SIZE);
			buffer.writeUInt32LE(134695760, 0);
			buffer.writeUInt32LE(this.crc32, 4);
			buffer.writeUInt32LE(this.compressedSize, 8);
			buffer.writeUInt32LE(this.uncompressedSize, 12);
			return buffer;
		} else {
			var buffer = bufferAlloc(ZIP64_DATA_DESCRIPTOR_SIZE);
			buffer.writeUInt32LE(134695760, 0);
			buffer.writeUInt32LE(this.crc32, 4);
			writeUInt64LE(buffer, this.compressedSize, 8);
			writeUInt64LE(buffer, this.uncompressedSize, 16);
			return buffer;
		}
	};
	var CENTRAL_DIRECTORY_RECORD_FIXED_SIZE = 46;
	var INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE = 9;
	var ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE = 28;
	Entry.prototype.getCentralDirectoryRecord = function() {
		var fixedSizeStuff = bufferAlloc(CENTRAL_DIRECTORY_RECORD_FIXED_SIZE);
		var generalPurposeBitFlag = FILE_NAME_IS_UTF8;
		if (!this.crcAndFileSizeKnown) generalPurposeBitFlag |= UNKNOWN_CRC32_AND_FILE_SIZES;
		var izutefBuffer = EMPTY_BUFFER;
		if (!this.forceDosTimestamp) {
			izutefBuffer = bufferAlloc(INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE);
			izutefBuffer.writeUInt16LE(21589, 0);
			izutefBuffer.writeUInt16LE(INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE - 4, 2);
			izutefBuffer.writeUInt8(3, 4);
			var timestamp = Math.floor(this.mtime.getTime() / 1e3);
			if (timestamp < -2147483648) timestamp = -2147483648;
			if (timestamp > 2147483647) timestamp = 2147483647;
			izutefBuffer.writeUInt32LE(timestamp, 5);
		}
		var normalCompressedSize = this.compressedSize;
		var normalUncompressedSize = this.uncompressedSize;
		var normalRelativeOffsetOfLocalHeader = this.relativeOffsetOfLocalHeader;
		var versionNeededToExtract = VERSION_NEEDED_TO_EXTRACT_UTF8;
		var zeiefBuffer = EMPTY_BUFFER;
		if (this.useZip64Format()) {
			normalCompressedSize = 4294967295;
			normalUncompressedSize = 4294967295;
			normalRelativeOffsetOfLocalHeader = 4294967295;
			versionNeededToExtract = VERSION_NEEDED_TO_EXTRACT_ZIP64;
			zeiefBuffer = bufferAlloc(ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE);
			zeiefBuffer.writeUInt16LE(1, 0);
			zeiefBuffer.writeUInt16LE(ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE - 4, 2);
			writeUInt64LE(zeiefBuffer, this.uncompressedSize, 4);
			writeUInt64LE(zeiefBuffer, this.compressedSize, 12);
			writeUInt64LE(zeiefBuffer, this.relativeOffsetOfLocalHeader, 20);
		}
		fixedSizeStuff.writeUInt32LE(33639248, 0);
		fixedSizeStuff.writeUInt16LE(VERSION_MADE_BY, 4);
		fixedSizeStuff.writeUInt16LE(versionNeededToExtract, 6);
		fixedSizeStuff.writeUInt16LE(generalPurposeBitFlag, 8);
		fixedSizeStuff.writeUInt16LE(this.getCompressionMethod(), 10);
		fixedSizeStuff.writeUInt16LE(this.lastModFileTime, 12);
		fixedSizeStuff.writeUInt16LE(this.lastModFileDate, 14);
		fixedSizeStuff.writeUInt32LE(this.crc32, 16);
		fixedSizeStuff.writeUInt32LE(normalCompressedSize, 20);
		fixedSizeStuff.writeUInt32LE(normalUncompressedSize, 24);
		fixedSizeStuff.writeUInt16LE(this.utf8FileName.length, 28);
		fixedSizeStuff.writeUInt16LE(izutefBuffer.length + zeiefBuffer.length, 30);
		fixedSizeStuff.writeUInt16LE(this.fileComment.length, 32);
		fixedSizeStuff.writeUInt16LE(0, 34);
		fixedSizeStuff.writeUInt16LE(0, 36);
		fixedSizeStuff.writeUInt32LE(this.externalFileAttributes, 38);
		fixedSizeStuff.writeUInt32LE(normalRelativeOffsetOfLocalHeader, 42);
		return Buffer.concat([
			fixedSizeStuff,
			this.utf8FileName,
			izutefBuffer,
			zeiefBuffer,
			this.fileComment
		]);
	};
	Entry.prototype.getCompressionMethod = function() {
		return this.compressionLevel === 0 ? 0 : 8;
	};
	var minDosDate = new Date(1980, 0, 1);
	var maxDosDate = new Date(2107, 11, 31, 23, 59, 58);
	function dateToDosDateTime(jsDate) {
		if (jsDate < minDosDate) jsDate = minDosDate;
		else if (jsDate > maxDosDate) jsDate = maxDosDate;
		var date = 0;
		date |= jsDate.getDate() & 31;
		date |= (jsDate.getMonth() + 1 & 15) << 5;
		date |= (jsDate.getFullYear() - 1980 & 127) << 9;
		var time = 0;
		time |= Math.floor(jsDate.getSeconds() / 2);
		time |= (jsDate.getMinutes() & 63) << 5;
		time |= (jsDate.getHours() & 31) << 11;
		return {
			date,
			time
		};
	}
	function writeUInt64LE(buffer, n, offset) {
		var high = Math.floor(n / 4294967296);
		var low = n % 4294967296;
		buffer.writeUInt32LE(low, offset);
		buffer.writeUInt32LE(high, offset + 4);
	}
	util.inherits(ByteCounter, Transform);
	function ByteCounter(options) {
		Transform.call(this, options);
		this.byteCount = 0;
	}
	ByteCounter.prototype._transform = function(chunk, encoding, cb) {
		this.byteCount += chunk.length;
		cb(null, chunk);
	};
	util.inherits(Crc32Watcher, Transform);
	function Crc32Watcher(options) {
		Transform.call(this, options);
		this.crc32 = 0;
	}
	Crc32Watcher.prototype._transform = function(chunk, encoding, cb) {
		this.crc32 = crc32.unsigned(chunk, this.crc32);
		cb(null, chunk);
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	if (cp437.length !== 256) throw new Error("assertion failure");
	var reverseCp437 = null;
	function encodeCp437(string) {
		if (/^[\x20-\x7e]*$/.test(string)) return bufferFrom(string, "utf-8");
		if (reverseCp437 == null) {
			reverseCp437 = {};
			for (var i = 0; i < cp437.length; i++) reverseCp437[cp437[i]] = i;
		}
		var result = bufferAlloc(string.length);
		for (var i = 0; i < string.length; i++) {
			var b = reverseCp437[string[i]];
			if (b == null) throw new Error("character not encodable in CP437: " + JSON.stringify(string[i]));
			result[i] = b;
		}
		return result;
	}
	function bufferAlloc(size) {
		bufferAlloc = modern;
		try {
			return bufferAlloc(size);
		} catch (e) {
			bufferAlloc = legacy;
			return bufferAlloc(size);
		}
		function modern(size) {
			return Buffer.allocUnsafe(size);
		}
		function legacy(size) {
			return new Buffer(size);
		}
	}
	function bufferFrom(something, encoding) {
		bufferFrom = modern;
		try {
			return bufferFrom(something, encoding);
		} catch (e) {
			bufferFrom = legacy;
			return bufferFrom(something, encoding);
		}
		function modern(something, encoding) {
			return Buffer.from(something, encoding);
		}
		function legacy(something, encoding) {
			return new Buffer(something, encoding);
		}
	}
	function bufferIncludes(buffer, content) {
		bufferIncludes = modern;
		try {
			return bufferIncludes(buffer, content);
		} catch (e) {
			bufferIncludes = legacy;
			return bufferIncludes(buffer, content);
		}
		function modern(buffer, content) {
			return buffer.includes(content);
		}
		function legacy(buffer, content) {
			for (var i = 0; i <= buffer.length - content.length; i++) for (var j = 0;; j++) {
				if (j === content.length) return true;
				if (buffer[i + j] !== content[j]) break;
			}
			return false;
		}
	}
})))();
/**
* Writes a zip whose bytes depend on nothing but the members: sorted by name, one fixed date and
* mode. It appears under its name when complete; nothing is left behind on failure.
* @param stamp what the zip passes through on its way to the file
* @throws the file system's error, or the signal's reason
*/
async function writeZip(target, members, signal, stamp) {
	const fixed = {
		mtime: new Date(2e3, 0, 1),
		mode: 33188,
		forceDosTimestamp: true
	};
	const zip = new import_yazl.ZipFile();
	const output = zip.outputStream;
	zip.on("error", (error) => output.emit("error", error));
	for (const member of members.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
		const options = {
			...fixed,
			compress: member.compress ?? true
		};
		if ("content" in member) zip.addBuffer(member.content, member.name, options);
		else if ("file" in member) zip.addFile(member.file, member.name, options);
		else if ("folder" in member) zip.addEmptyDirectory(member.name, {
			...fixed,
			mode: 16877
		});
		else {
			const { name, stream, bytes: size } = member;
			zip.addReadStreamLazy(name, {
				...options,
				size
			}, (take) => {
				const opened = stream();
				opened.on("error", (error) => output.emit("error", error));
				take(null, opened);
			});
		}
	}
	zip.end();
	try {
		await require_replace_file.replaceFile(target, (partial) => {
			const file = (0, node_fs.createWriteStream)(partial);
			return (0, node_stream_promises.pipeline)(stamp === void 0 ? [output, file] : [
				output,
				stamp,
				file
			], { signal });
		});
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	}
}
// actions/src/submission/zip-keys.ts
const sha256 = require_action.pipe(require_action.string(), require_action.regex(/^[0-9a-f]{64}$/));
/** What a zip was packed from, as far as it is known; in its comment. */
const ZIP_KEYS = require_action.object({
	/** Whose videos its descriptors are of. */
	dataset: require_action.optional(require_action.pipe(require_action.string(), require_action.regex(/^[a-z][a-z0-9]{0,15}$/))),
	/** Of the code: `codeDigest`. */
	code: require_action.optional(sha256),
	/** Id of the image in which `embed` made its descriptors. */
	image: require_action.optional(require_action.pipe(require_action.string(), require_action.regex(/^[\w:]{1,100}$/))),
	/** Of the metadata that lists the videos: `metadataDigest`. */
	query: require_action.optional(sha256),
	reference: require_action.optional(sha256)
});
/** In ASCII, on one line. */
function zipKeysText(keys) {
	return JSON.stringify(keys);
}
/** None if the text is something else. */
function parseZipKeys(text) {
	try {
		return require_action.parse(ZIP_KEYS, JSON.parse(text));
	} catch {
		return {};
	}
}
// actions/src/submission/archive/zip-origin.ts
/** The comment of a zip of ours, with the hash of all bytes before it. */
const COMMENT = /packed by vsc from ([\w.-]+), sha256 ([0-9a-f]{64})$/;
/** Before it, the keys of its parts. */
const KEYS = /(\{[^{}]*\}) packed by vsc from /;
const LONGEST_COMMENT = 1024;
/**
* Lets a zip pass and gives it a comment that says what it was packed from, with the keys of its parts. The
* same bytes get the same comment; one who changes them later breaks it. The zip may not have a comment yet.
*/
function originStamp(origin, keys = {}) {
	const before = Buffer.from(`${zipKeysText(keys)} `, "latin1");
	const comment = (sha256) => Buffer.from(`packed by vsc from ${origin}, sha256 ${sha256}`, "latin1");
	const hash = (0, node_crypto.createHash)("sha256");
	let held = Buffer.alloc(0);
	return new node_stream.Transform({
		transform(chunk, _encoding, done) {
			const all = Buffer.concat([held, chunk]);
			held = all.subarray(Math.max(0, all.length - 2));
			const ready = all.subarray(0, all.length - held.length);
			hash.update(ready);
			done(null, ready);
		},
		flush(done) {
			const length = Buffer.alloc(2);
			length.writeUInt16LE(before.length + comment("0".repeat(64)).length);
			const sha256 = hash.update(length).update(before).digest("hex");
			done(null, Buffer.concat([
				length,
				before,
				comment(sha256)
			]));
		}
	});
}
/**
* What a zip was packed from, by its comment; undefined if it is not a zip of ours or was changed
* since.
*
* @throws the file system's error, or the signal's reason.
*/
async function readOrigin(file, signal) {
	const { end, size } = await readEnd(file);
	const [comment = "", origin, sha256] = COMMENT.exec(end) ?? [];
	if (origin === void 0 || size === comment.length) return void 0;
	const hash = (0, node_crypto.createHash)("sha256");
	const before = (0, node_fs.createReadStream)(file, { end: size - comment.length - 1 });
	await (0, node_stream_promises.pipeline)(before, hash, { signal });
	return hash.digest("hex") === sha256 ? origin : void 0;
}
/**
* What the comment of a zip says of it, which is not read for that: the folder that it was packed from, and the
* keys of its parts. Undefined if it was not packed here.
*/
async function readZipKeys(file) {
	const { end } = await readEnd(file);
	const [, folder] = COMMENT.exec(end) ?? [];
	if (folder === void 0) return void 0;
	return {
		folder,
		keys: parseZipKeys(KEYS.exec(end)?.[1] ?? "")
	};
}
async function readEnd(file) {
	await using handle = await (0, node_fs_promises.open)(file);
	const { size } = await handle.stat();
	const length = Math.min(size, LONGEST_COMMENT);
	const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
	return {
		end: buffer.toString("latin1"),
		size
	};
}
// actions/src/submission/archive/pack-folder.ts
/** What editors, systems and Python leave in a folder; never part of a submission. */
const CACHES = /^(__pycache__|\.ipynb_checkpoints|\.git.*|\.DS_Store|\._.*|Thumbs\.db|.*\.py[co])$/;
const TOOL_CACHES = /^\.(pytest|mypy|ruff)_cache$/;
/** Whether a name is one that is never part of a submission. */
function isCache(name) {
	return CACHES.test(name) || TOOL_CACHES.test(name);
}
/** The runtime makes these itself and refuses a submission that holds them (RESERVED in
* runtime/vsc_runtime/layout.py, and the precomputed subset). */
const RESERVED = /* @__PURE__ */ new Set([
	"submission",
	"submission.zip",
	"submission.tar.gz",
	"subset_query_descriptors.npz",
	"subset_rankings.csv",
	"full_rankings.csv",
	"log.txt",
	"result.json",
	"receipt.json",
	".runtime",
	".home",
	".tmp"
]);
/**
* Packs a submission's folder into a zip, reproducibly and without caches; `readOrigin` reports which
* folder it was. Empty folders are packed too: main.py may write to one.
* @param beside files from elsewhere that belong into the zip
* @param keys of what is packed, for `readZipKeys`
* @returns the names of the files packed, sorted, and the size of the zip in bytes
* @throws {UserError} for what the runtime would refuse: links that lead out of the folder, special
* files, names of the runtime's own
*/
async function packFolder(folder, target, signal, beside = [], keys = {}) {
	try {
		const own = await contentToPack(folder);
		const others = new Set(beside.map(({ name }) => name));
		const files = [...own.files.filter(({ name }) => !others.has(name)), ...beside].toSorted(byName);
		await (0, node_fs_promises.mkdir)(node_path.default.dirname(target), { recursive: true });
		const empty = own.emptyFolders.map((name) => ({
			name: `${name}/`,
			folder: true
		}));
		await writeZip(target, [...files, ...empty], signal, originStamp(node_path.default.basename(folder), keys));
		return {
			names: files.map(({ name }) => name),
			bytes: (await (0, node_fs_promises.stat)(target)).size
		};
	} catch (error) {
		throw require_action.fileError(`pack ${require_action.shown(folder)}`, error);
	}
}
/**
* The files of a submission's folder that are packed, sorted by name.
*
* @throws {UserError} for what the runtime would refuse
*/
async function filesToPack(folder) {
	return (await contentToPack(folder)).files;
}
/** What is in a submission's folder, caches left out. */
async function contentToPack(folder) {
	const top = await (0, node_fs_promises.realpath)(folder);
	const files = [];
	const emptyFolders = [];
	const visit = async (below) => {
		const packed = (await (0, node_fs_promises.readdir)(node_path.default.join(top, below), { withFileTypes: true })).filter(({ name }) => !isCache(name));
		if (packed.length === 0 && below !== "") emptyFolders.push(below);
		for (const entry of packed) {
			const name = node_path.default.posix.join(below, entry.name);
			refuseReserved(folder, name);
			if (entry.isDirectory()) await visit(name);
			else files.push({
				name,
				file: await regularFile(folder, top, name)
			});
		}
	};
	await visit("");
	return {
		files: files.toSorted(byName),
		emptyFolders
	};
}
function byName(a, b) {
	return a.name < b.name ? -1 : 1;
}
function refuseReserved(folder, name) {
	if (!RESERVED.has(name.toLowerCase())) return;
	throw new require_errors.UserError(`${require_action.shown(node_path.default.join(folder, name))}: the runtime makes this name itself`, { next: "delete it, or give it another name" });
}
/** The file itself, or the one inside the folder that a link leads to. */
async function regularFile(folder, top, name) {
	const given = require_action.shown(node_path.default.join(folder, name));
	const file = await (0, node_fs_promises.realpath)(node_path.default.join(top, name)).catch(() => void 0);
	if (file === void 0) throw new require_errors.UserError(`${given} is a link to nothing`, { next: "delete it" });
	if (!file.startsWith(top + node_path.default.sep)) throw new require_errors.UserError(`${given} is a link out of the folder`, { next: "copy the file into the folder instead" });
	const what = await (0, node_fs_promises.stat)(file);
	if (what.isDirectory()) throw new require_errors.UserError(`${given} is a link to a folder`, { next: "copy the folder instead" });
	if (!what.isFile()) throw new require_errors.UserError(`${given} is not a regular file`, { next: "delete it, or copy its content into a file" });
	return file;
}
// actions/src/files/sha256.ts
const READ_AT_ONCE = 2 ** 20;
/**
* SHA-256 of a file's content, hexadecimal. Nearly three times as fast as a stream, which takes 64 KiB at a time.
*
* @throws the file system's error
*/
async function sha256OfFile(file, signal) {
	const hash = (0, node_crypto.createHash)("sha256");
	const handle = await (0, node_fs_promises.open)(file);
	try {
		const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
		for (;;) {
			signal.throwIfAborted();
			const { bytesRead } = await handle.read(buffer);
			if (bytesRead === 0) return hash.digest("hex");
			hash.update(buffer.subarray(0, bytesRead));
		}
	} finally {
		await handle.close();
	}
}
// actions/src/submission/embedding/file-digests.ts
/**
* SHA-256 of files, read once: their stamp tells whether a file is still the one that was read. They are kept
* in a journal of lines, to which one is added at a time, so that a stop at any moment costs at most the
* last one.
*/
var FileDigests = class FileDigests {
	#journal;
	/** By `keyOf` a stamp and a path. */
	#known;
	constructor(journal, known) {
		this.#journal = journal;
		this.#known = known;
	}
	/** @param journal a file, which need not exist */
	static async open(journal) {
		const bytes = await (0, node_fs_promises.readFile)(journal).catch(() => Buffer.alloc(0));
		const known = /* @__PURE__ */ new Map();
		for (let start = 0; start < bytes.length;) {
			const next = bytes.indexOf("\n", start);
			const end = next === -1 ? bytes.length : next;
			if (/^[0-9a-f]{64} \d+\.\d+\.\d+ ./.test(bytes.toString("utf8", start, end))) {
				const sha256 = bytes.toString("latin1", start, start + 64);
				known.set(keyOf$2(bytes.subarray(start + 65, end)), sha256);
			}
			start = end + 1;
		}
		return new FileDigests(journal, known);
	}
	/** The digest of a file that was read before and has not changed; undefined if it has to be read. */
	known(file, stamp) {
		return this.#known.get(keyOf$2(`${stamp} ${file}`));
	}
	/**
	* The digest of a file, which is read if need be.
	*
	* @throws the file system's error
	*/
	async of(file, stamp, signal) {
		const known = this.known(file, stamp);
		if (known !== void 0) return known;
		const sha256 = await sha256OfFile(file, signal);
		const what = `${stamp} ${file}`;
		this.#known.set(keyOf$2(what), sha256);
		await this.#write(`${sha256} ${what}`);
		return sha256;
	}
	/**
	* If the journal can't be written, as on a full disk or without its folder, the file is read again next
	* time, and no more.
	*/
	async #write(line) {
		try {
			await (0, node_fs_promises.appendFile)(this.#journal, `\n${line}`);
		} catch {}
	}
};
/** Stands for `<stamp> <path>` in 32 bytes: a full data set has tens of thousands of them. */
function keyOf$2(what) {
	return (0, node_crypto.hash)("sha256", what, "binary");
}
/** What is another if a file is: its size in bytes, time of change and inode. */
function stampOf({ size, mtimeNs, ino }) {
	return `${size}.${mtimeNs}.${ino}`;
}
// actions/src/submission/embedding/code-digest.ts
/** What `embed` copies into the container besides: results. */
const RESULT = /_descriptors\.npz$/;
/**
* The digest of each file that main.py finds beside it, by its path in the folder; and one of all of them. A
* program can read any of them, so each counts: main.py, what it imports, weights, tables.
*/
async function codeDigest(folder, digests, signal) {
	const files = {};
	const visit = async (below) => {
		for (const name of (await (0, node_fs_promises.readdir)(node_path.default.join(folder, below))).toSorted()) {
			if (!isCode(name)) continue;
			const at = node_path.default.posix.join(below, name);
			const file = node_path.default.join(folder, at);
			const found = await (0, node_fs_promises.stat)(file, { bigint: true }).catch(() => void 0);
			if (found?.isDirectory() === true) await visit(at);
			else if (found?.isFile() === true) files[at] = await digests.of(file, stampOf(found), signal);
		}
	};
	await visit("");
	return {
		files,
		sha256: (0, node_crypto.createHash)("sha256").update(JSON.stringify(files)).digest("hex")
	};
}
/** Names of files that are in one of two codes alone, or have another content; digests by name. */
function differingFiles(then, now) {
	return [.../* @__PURE__ */ new Set([...Object.keys(then), ...Object.keys(now)])].filter((name) => then[name] !== now[name]).toSorted();
}
/**
* Copies the same files to a new folder, which everybody may read; what links lead to in their place.
*
* @throws the file system's error
*/
async function copyCode(folder, target) {
	await (0, node_fs_promises.cp)(folder, target, {
		recursive: true,
		dereference: true,
		mode: node_fs.constants.COPYFILE_FICLONE,
		filter: (file) => file === folder || isCode(node_path.default.basename(file))
	});
	await openFolder(target);
}
function isCode(name) {
	return !isCache(name) && !RESULT.test(name);
}
// actions/src/submission/descriptors/npy.ts
var import_yauzl = require_yauzl$1.require_yauzl();
/** float32 values, row after row. */
function float32Array(values, shape) {
	return {
		descr: "<f4",
		shape,
		bytes: littleEndian(values)
	};
}
/** Texts as NumPy's fixed-width unicode: four bytes a character, padded with zeros. */
function unicodeArray(texts, width = widthOf(texts)) {
	const characters = new Uint32Array(texts.length * width);
	texts.forEach((text, row) => {
		for (let i = 0; i < text.length; i++) characters[row * width + i] = text.codePointAt(i);
	});
	return {
		descr: `<U${width}`,
		shape: [texts.length],
		bytes: littleEndian(characters)
	};
}
/** Characters of the longest text; at least 1. */
function widthOf(texts) {
	let width = 1;
	for (const text of texts) width = Math.max(width, text.length);
	return width;
}
/** One .npy file, format 1.0 (NEP 1): magic, header padded to 64 bytes, data. */
function npyFile({ descr, shape, bytes }) {
	return Buffer.concat([npyHeader(descr, shape), bytes]);
}
/** What stands before the data. */
function npyHeader(descr, shape) {
	const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`}, }`;
	const preamble = 10;
	const length = Math.ceil((preamble + header.length + 1) / 64) * 64;
	const file = Buffer.alloc(length, " ");
	file.write("NUMPY\0", "latin1");
	file.writeUInt16LE(length - preamble, 8);
	file.write(header, preamble, "latin1");
	file[length - 1] = 10;
	return file;
}
/** Every machine that Node runs on here is little-endian, and so are the files. */
function littleEndian(values) {
	return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
// actions/src/submission/embedding/provenance.ts
/** What the descriptors of a set come from; beside them as `<set>.json`. */
const PROVENANCE = require_action.object({
	schema: require_action.literal(1),
	dataset: require_action.string(),
	set: require_action.picklist(require_advice.VIDEO_SETS),
	bytes: require_action.number(),
	/** Descriptors. */
	rows: require_action.number(),
	/** Videos of the metadata, and of them those with descriptors. */
	videos: require_action.number(),
	described: require_action.number(),
	/** Ids that had no file. */
	missing: require_action.array(require_action.string()),
	apart: require_action.array(require_action.object({
		video: require_action.string(),
		why: require_action.string()
	})),
	/** The image's id. */
	image: require_action.string(),
	/** Digests of the files of submission_src. */
	code: require_action.record(require_action.string(), require_action.string()),
	/** Of the metadata that lists its videos: `metadataDigest`; not known of those of older versions. */
	data: require_action.optional(require_action.string()),
	/** Keys of the chunks that the file was put together from. */
	chunks: require_action.array(require_action.string())
});
async function writeProvenance(file, provenance) {
	await require_replace_file.replaceFile(file, (partial) => (0, node_fs_promises.writeFile)(partial, `${JSON.stringify(provenance, null, 2)}\n`));
}
/** What a file of provenance says; undefined if there is none, or nothing that `embed` has written. */
async function readProvenance(file) {
	try {
		const read = require_action.safeParse(PROVENANCE, JSON.parse(await (0, node_fs_promises.readFile)(file, "utf8")));
		return read.success ? read.output : void 0;
	} catch {
		return;
	}
}
// actions/src/submission/descriptors/descriptors.ts
/** Names of the two files that a submission holds for the full sets. */
const DESCRIPTOR_FILES = ["query_descriptors.npz", "reference_descriptors.npz"];
/** Writes the descriptors as `numpy.savez` does: a zip of uncompressed .npy files. */
async function writeDescriptors(file, { videoIds, timestamps, features, dimensions }, signal) {
	const rows = videoIds.length;
	const arrays = {
		features: float32Array(features, [rows, dimensions]),
		timestamps: float32Array(timestamps, [rows]),
		video_ids: unicodeArray(videoIds)
	};
	await writeZip(file, Object.entries(arrays).map(([name, array]) => ({
		name: `${name}.npy`,
		content: npyFile(array),
		compress: false
	})), signal);
}
// actions/src/submission/run/fingerprint.ts
/** Size and SHA-256 of a file's content. */
async function fingerprint(file, signal) {
	const sha256 = await sha256OfFile(file, signal);
	const { size } = await (0, node_fs_promises.stat)(file);
	return {
		name: node_path.default.basename(file),
		bytes: size,
		sha256
	};
}
/** Fingerprint of a prepared data folder, as it is mounted at /data. */
async function dataFingerprint(folder, signal) {
	const paths = require_advice.preparedPaths("", "test", folder);
	const files = [];
	for (const file of [
		paths.queryMetadata,
		paths.referenceMetadata,
		paths.querySubset
	]) files.push(await fingerprint(file, signal));
	const names = await (0, node_fs_promises.readdir)(paths.queryVideos).catch(() => []);
	names.sort((a, b) => a < b ? -1 : 1);
	const hash = (0, node_crypto.createHash)("sha256");
	let bytes = 0;
	for (const name of names) {
		const { size } = await (0, node_fs_promises.stat)(node_path.default.join(paths.queryVideos, name));
		bytes += size;
		hash.update(`${name} ${size}\n`);
	}
	const sha256OfNamesAndSizes = hash.digest("hex");
	return {
		files,
		videos: {
			count: names.length,
			bytes,
			sha256OfNamesAndSizes
		}
	};
}
// actions/src/commands/submission/pack-submission/parts.ts
/** So many files are named. */
const MOST$1 = 3;
/** Looks at the code, the descriptors and the metadata as they are now. */
async function partsOf(where, signal) {
	const { root, dataset, folder } = where;
	const digests = await FileDigests.open(require_advice.digestJournal(require_advice.embeddingsFolder(root)));
	const made = [];
	for (const set of require_advice.VIDEO_SETS) {
		const packed = where.made.find(({ name }) => name === `${set}_descriptors.npz`);
		if (packed === void 0) continue;
		const provenance = await readProvenance(node_path.default.join(require_advice.descriptorFolder(root, dataset), `${set}.json`));
		if (provenance === void 0) continue;
		const { size } = await (0, node_fs_promises.stat)(packed.file);
		const data = await currentMetadata(root, dataset, set);
		made.push({
			file: packed.file,
			bytes: size,
			provenance,
			data
		});
	}
	return {
		code: await codeDigest(folder, digests, signal),
		made
	};
}
/** The digest of the metadata of a set in competition_data; undefined if it is not there. */
async function currentMetadata(root, dataset, set) {
	const { queryMetadata, referenceMetadata } = require_advice.competitionPaths(root, dataset);
	const file = set === "query" ? queryMetadata : referenceMetadata;
	return (0, node_fs.existsSync)(file) ? metadataDigest(await readVideoMetadata(file)) : void 0;
}
/** What of the descriptors does not fit the rest, in a sentence; undefined if all does. */
function staleDescriptors({ code, made }) {
	for (const { file, bytes, provenance, data } of made) {
		const files = differingFiles(provenance.code, code.files);
		if (files.length > 0) return `${require_action.shown(file)} is of other code than submission_src: ${require_action.listed(files, MOST$1)} changed since`;
		if (bytes !== provenance.bytes) return `${require_action.shown(file)} is not the file that embed wrote`;
		if (data !== void 0 && provenance.data !== void 0 && data !== provenance.data) return `${require_action.shown(file)} is of other videos: the metadata of the ${provenance.dataset} set changed since`;
	}
	const [one, other] = made;
	if (one === void 0 || other === void 0) return void 0;
	if (one.provenance.image === other.provenance.image) return void 0;
	return `${require_action.shown(one.file)} and ${require_action.shown(other.file)} were made in different images`;
}
/** The keys of a zip of these parts: what the caller made has none. */
function zipKeysOf({ code, made }) {
	const [one] = made;
	const dataOf = (wanted) => made.find(({ provenance: { set } }) => set === wanted)?.provenance.data;
	return {
		code: code.sha256,
		...one !== void 0 && {
			dataset: one.provenance.dataset,
			image: one.provenance.image
		},
		query: dataOf("query"),
		reference: dataOf("reference")
	};
}
// actions/src/submission/archive/outcome-archive.ts
/** The members of `submission.tar.gz`, as the platform takes them. */
const OUTCOME_MEMBERS = ["full_rankings.csv", "subset_rankings.csv"];
/** 25 rows for each of 100,000 queries stay below 100 MB; more is not one of our files. */
const MEMBER_BYTES = 512 * 2 ** 20;
const NEXT = "make test-submission, which writes a new one";
/**
* Reads both rankings out of a `submission.tar.gz`. A member is as long as its header says, so one that
* is too large is refused before it is unpacked.
*
* @throws UserError for a file that is missing or is not such an archive, and if a member is missing,
*   unknown, repeated, not a plain file or too large.
*/
async function readOutcome(file) {
	const members = /* @__PURE__ */ new Map();
	const name = require_action.shown(file);
	try {
		const extract = import_tar_stream.extract();
		await Promise.all([(0, node_stream_promises.pipeline)((0, node_fs.createReadStream)(file), (0, node_zlib.createGunzip)(), extract), collect(extract, members)]);
	} catch (error) {
		if (error.code === "ENOENT") throw new require_errors.UserError(`there is no ${name}: a run that fails writes none`, {
			cause: error,
			next: NEXT
		});
		if (error instanceof require_errors.UserError) throw new require_errors.UserError(`${name}: ${error.message}`, {
			cause: error,
			next: NEXT
		});
		throw new require_errors.UserError(`${name} cannot be read as a submission.tar.gz: ${require_errors.messageOf(error)}`, {
			cause: error,
			next: NEXT
		});
	}
	const take = (member) => {
		const found = members.get(member);
		if (found === void 0) throw new require_errors.UserError(`${name} holds no ${member}`, { next: NEXT });
		return found;
	};
	return {
		"full_rankings.csv": take("full_rankings.csv"),
		"subset_rankings.csv": take("subset_rankings.csv")
	};
}
async function collect(extract, members) {
	for await (const entry of extract) {
		const { name, type, size } = entry.header;
		if (!OUTCOME_MEMBERS.includes(name) || type !== "file") throw new require_errors.UserError(`the member ${JSON.stringify(name)} does not belong there`, { next: NEXT });
		if (members.has(name)) throw new require_errors.UserError(`the member ${name} comes twice`, { next: NEXT });
		if (size > MEMBER_BYTES) throw new require_errors.UserError(`the member ${name} is too large`, { next: NEXT });
		members.set(name, await (0, node_stream_consumers.buffer)(entry));
	}
}
// actions/src/submission/archive/rankings.ts
/** Ids end in tables, pages and terminals: no spaces, no control characters, nothing endless. */
const ID = /^[!-~]{1,64}$/;
/** The columns that the runtime writes, in this order (docs/background/ranking.md). */
const RANKINGS_HEADER = "query_id,ref_id,score";
/**
* Reads a rankings CSV. The format is the runtime's own, three plain columns without quotes, so
* cutting lines at commas is all it takes. Windows line ends are tolerated.
*
* @throws UserError naming file and line for another header, a row that is not three cells, an id
*   that is not plain text, a score that is not a finite number, and a pair that comes twice.
*/
function parseRankings(name, bytes) {
	const lines = linesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
	const next = "make the rankings again: make test-submission, or npx vsc rank";
	const fault = (row, what) => new require_errors.UserError(`${name}, line ${row + 2}: ${what}`, { next });
	if (lines.next().value !== RANKINGS_HEADER) throw fault(-1, `the header is not ${RANKINGS_HEADER}`);
	const queries = new IdNumbers();
	const refs = new IdNumbers();
	const most = countLineEnds(bytes);
	const allQueries = new Uint32Array(most);
	const allRefs = new Uint32Array(most);
	const allScores = new Float64Array(most);
	let rows = 0;
	for (const line of lines) {
		const first = line.indexOf(",");
		const second = line.indexOf(",", first + 1);
		if (second < 0 || line.includes(",", second + 1)) throw fault(rows, "a row needs a query id, a reference id and a score");
		allQueries[rows] = queries.number(line, 0, first);
		allRefs[rows] = refs.number(line, first + 1, second);
		const cell = line.slice(second + 1);
		const score = cell.trim() === "" ? NaN : Number(cell);
		if (!Number.isFinite(score)) throw fault(rows, `the score "${require_action.shortLine(cell, 40)}" is not a finite number`);
		allScores[rows] = score;
		rows += 1;
	}
	const query = allQueries.subarray(0, rows);
	const ref = allRefs.subarray(0, rows);
	for (const [column, numbers] of [[query, queries], [ref, refs]]) {
		const wrong = numbers.distinct.findIndex((id) => !ID.test(id));
		if (wrong >= 0) throw fault(column.indexOf(wrong), "an id is 1 to 64 printable characters");
	}
	const twice = repeatedRow(query, ref, queries.distinct.length, refs.distinct.length);
	if (twice !== void 0) throw fault(twice, `the pair ${`${queries.distinct[query[twice]]}, ${refs.distinct[ref[twice]]}`} comes twice`);
	return {
		name,
		queryIds: {
			distinct: queries.distinct,
			rows: query
		},
		refIds: {
			distinct: refs.distinct,
			rows: ref
		},
		scores: allScores.subarray(0, rows)
	};
}
/** The lines of a text, one at a time: a million strings held at once cost more than reading them. */
function* linesOf(text) {
	let at = 0;
	while (at < text.length) {
		const end = text.indexOf("\n", at);
		if (end < 0) yield text.slice(at);
		else yield text.slice(at, end > at && text[end - 1] === "\r" ? end - 1 : end);
		at = end < 0 ? text.length : end + 1;
	}
}
function countLineEnds(bytes) {
	let count = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
	return count;
}
var IdNumbers = class {
	distinct = [];
	#numbers = /* @__PURE__ */ new Map();
	/** The number of the id in line[start, end). */
	number(line, start, end) {
		const key = keyOf$1(line, start, end);
		const known = this.#numbers.get(key);
		if (known !== void 0) return known;
		this.#numbers.set(key, this.distinct.length);
		return this.distinct.push(line.slice(start, end)) - 1;
	}
};
/** An id itself, or, of one letter and six digits, a number: a map finds numbers far faster. */
function keyOf$1(line, start, end) {
	if (end - start !== 7) return line.slice(start, end);
	let key = line.charCodeAt(start);
	for (let at = start + 1; at < end; at += 1) {
		const digit = line.charCodeAt(at) - 48;
		if (!(digit >= 0 && digit <= 9)) return line.slice(start, end);
		key = key * 10 + digit;
	}
	return key;
}
/**
* The first row whose pair was there before. Rows are looked at query by query, with a mark on each
* reference that the query has had: faster than sorting the pairs, or a set of them.
*/
function repeatedRow(query, ref, queries, refs) {
	const next = new Uint32Array(queries + 1);
	for (const number of query) next[number + 1] += 1;
	for (let number = 1; number <= queries; number += 1) next[number] += next[number - 1];
	const byQuery = new Uint32Array(query.length);
	for (let row = 0; row < query.length; row += 1) byQuery[next[query[row]]++] = row;
	const last = new Uint32Array(refs);
	let first = Infinity;
	for (const row of byQuery) {
		const mark = query[row] + 1;
		if (last[ref[row]] === mark) first = Math.min(first, row);
		last[ref[row]] = mark;
	}
	return Number.isFinite(first) ? first : void 0;
}
// actions/src/submission/run/forecast.ts
/**
* What main.py would take on the platform, by the time for each video of this run. If the run
* used more processors than the platform has, the time grows in proportion; if it had fewer, it
* does not shrink, for nobody knows how the code scales.
*/
function forecast(input, platform) {
	const { mainSeconds, mainCpuSeconds, subsetVideos, queryVideos, cpus } = input;
	if (subsetVideos === 0) return null;
	const used = mainCpuSeconds === null || mainSeconds === 0 ? 0 : mainCpuSeconds / mainSeconds;
	const slower = Math.max(1, used / platform.cpus);
	const secondsPerVideo = mainSeconds * slower / subsetVideos;
	const platformVideos = Math.ceil(queryVideos * platform.subset);
	const share = secondsPerVideo / platform.seconds_per_video;
	const caveats = [
		...subsetVideos < 20 ? [`only ${subsetVideos} videos, start-up counted in`] : [],
		...slower > 1 ? [`slowed down from ${used.toFixed(1)} to ${platform.cpus} processors`] : [],
		...cpus < platform.cpus ? [`measured with ${cpus} of ${platform.cpus} processors`] : [],
		...input.gpu ? [] : ["measured without a GPU"]
	];
	return {
		secondsPerVideo,
		limitSecondsPerVideo: platform.seconds_per_video,
		platformVideos,
		platformSeconds: secondsPerVideo * platformVideos,
		platformLimitSeconds: platform.seconds_per_video * platformVideos,
		verdict: share > 1 ? "over" : share > .8 ? "close" : "within",
		caveats
	};
}
/** What to say, beside its figures, of a forecast that main.py would not keep on the platform. */
function forecastWarnings(found) {
	if (found?.verdict !== "over") return [];
	const { secondsPerVideo, limitSecondsPerVideo, platformSeconds, platformLimitSeconds } = found;
	return [`main.py took ${secondsPerVideo.toFixed(2)} s a video, and the platform allows ${limitSecondsPerVideo} s: there it would be stopped after ${require_action.formatSeconds(platformLimitSeconds)}, of ${require_action.formatSeconds(platformSeconds)} that it needs. Make it faster, or measure it with more videos and on a machine like the platform.`];
}
// actions/src/submission/archive/outcome.ts
/** At most that many rows for each query video (the competition's rule). */
const ROWS_PER_QUERY = 25;
/**
* What is wrong with a submission.tar.gz, in one line, or null: it holds both rankings and nothing
* else, each with the right columns, ids of the metadata, finite scores that never rise, no pair
* twice, no more rows than allowed, and as many as the runtime says that it wrote.
*/
async function outcomeProblem(file, rules, rows) {
	try {
		const outcome = await readOutcome(file);
		for (const name of OUTCOME_MEMBERS) {
			const rankings = parseRankings(name, outcome[name]);
			const problem = rankingProblem(rankings, rules[name]) ?? countProblem(rankings, rows[name]);
			if (problem !== null) return `${name}, ${problem}`;
		}
		return null;
	} catch (error) {
		return require_action.shortLine(require_errors.messageOf(error));
	}
}
/** What is wrong with the rows of one ranking, or null; the line counts from 1, header included. */
function rankingProblem({ queryIds, refIds, scores }, rules) {
	const limit = ROWS_PER_QUERY * rules.queryIds.size;
	if (scores.length > limit) return `${scores.length} rows; at most ${limit} (${ROWS_PER_QUERY} for each query video)`;
	const unknown = unknownId("query_id", queryIds, rules.queryIds) ?? unknownId("ref_id", refIds, rules.refIds);
	if (unknown !== null) return unknown;
	const rise = scores.findIndex((score, row) => score > (scores[row - 1] ?? Infinity));
	if (rise < 0) return null;
	return `line ${rise + 2}: the score ${scores[rise]} is above the one before, ${scores[rise - 1]}`;
}
function unknownId(column, ids, known) {
	const wrong = ids.distinct.findIndex((id) => !known.has(id));
	if (wrong < 0) return null;
	return `line ${ids.rows.indexOf(wrong) + 2}: unknown ${column} "${ids.distinct[wrong]}"`;
}
function countProblem({ scores }, rows) {
	return rows === scores.length ? null : `${scores.length} rows, but the runtime wrote ${rows}`;
}
// actions/src/submission/prepared-data.ts
/**
* Reads the ids of a prepared data folder and makes sure that its subset's videos are there.
*
* @throws UserError that names the file, if something is missing or does not fit together.
*/
async function readPreparedData(root, dataset, folder) {
	const paths = require_advice.preparedPaths(root, dataset, folder);
	const next = `make data-subset DATASET=${dataset}`;
	if (!(0, node_fs.existsSync)(paths.queryMetadata)) throw new require_errors.UserError(`there is no data set in ${require_action.shown(paths.folder)}`, { next });
	const queryIds = idsOf((await readVideoMetadata(paths.queryMetadata)).videos);
	const refIds = idsOf((await readVideoMetadata(paths.referenceMetadata)).videos);
	const subset = await readTable(paths.querySubset, ["video_id"]);
	const subsetIds = new Set(subset.rows.map((row) => row["video_id"] ?? ""));
	const strange = [...subsetIds].find((id) => !queryIds.has(id));
	if (strange !== void 0) {
		const where = `${require_action.shown(paths.querySubset)} names ${JSON.stringify(strange)}`;
		throw new require_errors.UserError(`${where}, which is not in ${node_path.default.basename(paths.queryMetadata)}`, { next });
	}
	const present = new Set(await (0, node_fs_promises.readdir)(paths.queryVideos).catch(() => []));
	const absent = [...subsetIds].filter((id) => !present.has(`${id}.mp4`));
	if (absent.length > 0) {
		const others = absent.length > 1 ? ` and ${absent.length - 1} more` : "";
		throw new require_errors.UserError(`${require_action.shown(paths.queryVideos)} has no ${absent[0]}.mp4${others}`, { next });
	}
	return {
		folder: await (0, node_fs_promises.realpath)(paths.folder),
		queryVideos: queryIds.size,
		rules: {
			"full_rankings.csv": {
				queryIds,
				refIds
			},
			"subset_rankings.csv": {
				queryIds: subsetIds,
				refIds
			}
		}
	};
}
function idsOf(videos) {
	return new Set(videos.map(({ id }) => id));
}
// node_modules/ajv/dist/vocabularies/dynamic/dynamicAnchor.js
var require_dynamicAnchor = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.dynamicAnchor = void 0;
	const codegen_1 = require_discriminator$1.require_codegen();
	const names_1 = require_discriminator$1.require_names();
	const compile_1 = require_discriminator$1.require_compile();
	const ref_1 = require_discriminator$1.require_ref();
	const def = {
		keyword: "$dynamicAnchor",
		schemaType: "string",
		code: (cxt) => dynamicAnchor(cxt, cxt.schema)
	};
	function dynamicAnchor(cxt, anchor) {
		const { gen, it } = cxt;
		it.schemaEnv.root.dynamicAnchors[anchor] = true;
		const v = (0, codegen_1._)`${names_1.default.dynamicAnchors}${(0, codegen_1.getProperty)(anchor)}`;
		const validate = it.errSchemaPath === "#" ? it.validateName : _getValidate(cxt);
		gen.if((0, codegen_1._)`!${v}`, () => gen.assign(v, validate));
	}
	exports.dynamicAnchor = dynamicAnchor;
	function _getValidate(cxt) {
		const { schemaEnv, schema, self } = cxt.it;
		const { root, baseId, localRefs, meta } = schemaEnv.root;
		const { schemaId } = self.opts;
		const sch = new compile_1.SchemaEnv({
			schema,
			schemaId,
			root,
			baseId,
			localRefs,
			meta
		});
		compile_1.compileSchema.call(self, sch);
		return (0, ref_1.getValidate)(cxt, sch);
	}
	exports.default = def;
}));
// node_modules/ajv/dist/vocabularies/dynamic/dynamicRef.js
var require_dynamicRef = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.dynamicRef = void 0;
	const codegen_1 = require_discriminator$1.require_codegen();
	const names_1 = require_discriminator$1.require_names();
	const ref_1 = require_discriminator$1.require_ref();
	const def = {
		keyword: "$dynamicRef",
		schemaType: "string",
		code: (cxt) => dynamicRef(cxt, cxt.schema)
	};
	function dynamicRef(cxt, ref) {
		const { gen, keyword, it } = cxt;
		if (ref[0] !== "#") throw new Error(`"${keyword}" only supports hash fragment reference`);
		const anchor = ref.slice(1);
		if (it.allErrors) _dynamicRef();
		else {
			const valid = gen.let("valid", false);
			_dynamicRef(valid);
			cxt.ok(valid);
		}
		function _dynamicRef(valid) {
			if (it.schemaEnv.root.dynamicAnchors[anchor]) {
				const v = gen.let("_v", (0, codegen_1._)`${names_1.default.dynamicAnchors}${(0, codegen_1.getProperty)(anchor)}`);
				gen.if(v, _callRef(v, valid), _callRef(it.validateName, valid));
			} else _callRef(it.validateName, valid)();
		}
		function _callRef(validate, valid) {
			return valid ? () => gen.block(() => {
				(0, ref_1.callRef)(cxt, validate);
				gen.let(valid, true);
			}) : () => (0, ref_1.callRef)(cxt, validate);
		}
	}
	exports.dynamicRef = dynamicRef;
	exports.default = def;
}));
// node_modules/ajv/dist/vocabularies/dynamic/recursiveAnchor.js
var require_recursiveAnchor = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dynamicAnchor_1 = require_dynamicAnchor();
	const util_1 = require_discriminator$1.require_util();
	exports.default = {
		keyword: "$recursiveAnchor",
		schemaType: "boolean",
		code(cxt) {
			if (cxt.schema) (0, dynamicAnchor_1.dynamicAnchor)(cxt, "");
			else (0, util_1.checkStrictMode)(cxt.it, "$recursiveAnchor: false is ignored");
		}
	};
}));
// node_modules/ajv/dist/vocabularies/dynamic/recursiveRef.js
var require_recursiveRef = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dynamicRef_1 = require_dynamicRef();
	exports.default = {
		keyword: "$recursiveRef",
		schemaType: "string",
		code: (cxt) => (0, dynamicRef_1.dynamicRef)(cxt, cxt.schema)
	};
}));
// node_modules/ajv/dist/vocabularies/dynamic/index.js
var require_dynamic = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dynamicAnchor_1 = require_dynamicAnchor();
	const dynamicRef_1 = require_dynamicRef();
	const recursiveAnchor_1 = require_recursiveAnchor();
	const recursiveRef_1 = require_recursiveRef();
	exports.default = [
		dynamicAnchor_1.default,
		dynamicRef_1.default,
		recursiveAnchor_1.default,
		recursiveRef_1.default
	];
}));
// node_modules/ajv/dist/vocabularies/validation/dependentRequired.js
var require_dependentRequired = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dependencies_1 = require_discriminator$1.require_dependencies();
	exports.default = {
		keyword: "dependentRequired",
		type: "object",
		schemaType: "object",
		error: dependencies_1.error,
		code: (cxt) => (0, dependencies_1.validatePropertyDeps)(cxt)
	};
}));
// node_modules/ajv/dist/vocabularies/applicator/dependentSchemas.js
var require_dependentSchemas = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dependencies_1 = require_discriminator$1.require_dependencies();
	exports.default = {
		keyword: "dependentSchemas",
		type: "object",
		schemaType: "object",
		code: (cxt) => (0, dependencies_1.validateSchemaDeps)(cxt)
	};
}));
// node_modules/ajv/dist/vocabularies/validation/limitContains.js
var require_limitContains = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const util_1 = require_discriminator$1.require_util();
	exports.default = {
		keyword: ["maxContains", "minContains"],
		type: "array",
		schemaType: "number",
		code({ keyword, parentSchema, it }) {
			if (parentSchema.contains === void 0) (0, util_1.checkStrictMode)(it, `"${keyword}" without "contains" is ignored`);
		}
	};
}));
// node_modules/ajv/dist/vocabularies/next.js
var require_next = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dependentRequired_1 = require_dependentRequired();
	const dependentSchemas_1 = require_dependentSchemas();
	const limitContains_1 = require_limitContains();
	exports.default = [
		dependentRequired_1.default,
		dependentSchemas_1.default,
		limitContains_1.default
	];
}));
// node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedProperties.js
var require_unevaluatedProperties = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_discriminator$1.require_codegen();
	const util_1 = require_discriminator$1.require_util();
	const names_1 = require_discriminator$1.require_names();
	exports.default = {
		keyword: "unevaluatedProperties",
		type: "object",
		schemaType: ["boolean", "object"],
		trackErrors: true,
		error: {
			message: "must NOT have unevaluated properties",
			params: ({ params }) => (0, codegen_1._)`{unevaluatedProperty: ${params.unevaluatedProperty}}`
		},
		code(cxt) {
			const { gen, schema, data, errsCount, it } = cxt;
			/* istanbul ignore if */
			if (!errsCount) throw new Error("ajv implementation error");
			const { allErrors, props } = it;
			if (props instanceof codegen_1.Name) gen.if((0, codegen_1._)`${props} !== true`, () => gen.forIn("key", data, (key) => gen.if(unevaluatedDynamic(props, key), () => unevaluatedPropCode(key))));
			else if (props !== true) gen.forIn("key", data, (key) => props === void 0 ? unevaluatedPropCode(key) : gen.if(unevaluatedStatic(props, key), () => unevaluatedPropCode(key)));
			it.props = true;
			cxt.ok((0, codegen_1._)`${errsCount} === ${names_1.default.errors}`);
			function unevaluatedPropCode(key) {
				if (schema === false) {
					cxt.setParams({ unevaluatedProperty: key });
					cxt.error();
					if (!allErrors) gen.break();
					return;
				}
				if (!(0, util_1.alwaysValidSchema)(it, schema)) {
					const valid = gen.name("valid");
					cxt.subschema({
						keyword: "unevaluatedProperties",
						dataProp: key,
						dataPropType: util_1.Type.Str
					}, valid);
					if (!allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
				}
			}
			function unevaluatedDynamic(evaluatedProps, key) {
				return (0, codegen_1._)`!${evaluatedProps} || !${evaluatedProps}[${key}]`;
			}
			function unevaluatedStatic(evaluatedProps, key) {
				const ps = [];
				for (const p in evaluatedProps) if (evaluatedProps[p] === true) ps.push((0, codegen_1._)`${key} !== ${p}`);
				return (0, codegen_1.and)(...ps);
			}
		}
	};
}));
// node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedItems.js
var require_unevaluatedItems = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_discriminator$1.require_codegen();
	const util_1 = require_discriminator$1.require_util();
	exports.default = {
		keyword: "unevaluatedItems",
		type: "array",
		schemaType: ["boolean", "object"],
		error: {
			message: ({ params: { len } }) => (0, codegen_1.str)`must NOT have more than ${len} items`,
			params: ({ params: { len } }) => (0, codegen_1._)`{limit: ${len}}`
		},
		code(cxt) {
			const { gen, schema, data, it } = cxt;
			const items = it.items || 0;
			if (items === true) return;
			const len = gen.const("len", (0, codegen_1._)`${data}.length`);
			if (schema === false) {
				cxt.setParams({ len: items });
				cxt.fail((0, codegen_1._)`${len} > ${items}`);
			} else if (typeof schema == "object" && !(0, util_1.alwaysValidSchema)(it, schema)) {
				const valid = gen.var("valid", (0, codegen_1._)`${len} <= ${items}`);
				gen.if((0, codegen_1.not)(valid), () => validateItems(valid, items));
				cxt.ok(valid);
			}
			it.items = true;
			function validateItems(valid, from) {
				gen.forRange("i", from, len, (i) => {
					cxt.subschema({
						keyword: "unevaluatedItems",
						dataProp: i,
						dataPropType: util_1.Type.Num
					}, valid);
					if (!it.allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
				});
			}
		}
	};
}));
// node_modules/ajv/dist/vocabularies/unevaluated/index.js
var require_unevaluated = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const unevaluatedProperties_1 = require_unevaluatedProperties();
	const unevaluatedItems_1 = require_unevaluatedItems();
	exports.default = [unevaluatedProperties_1.default, unevaluatedItems_1.default];
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/schema.json
var require_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/schema",
		"$vocabulary": {
			"https://json-schema.org/draft/2019-09/vocab/core": true,
			"https://json-schema.org/draft/2019-09/vocab/applicator": true,
			"https://json-schema.org/draft/2019-09/vocab/validation": true,
			"https://json-schema.org/draft/2019-09/vocab/meta-data": true,
			"https://json-schema.org/draft/2019-09/vocab/format": false,
			"https://json-schema.org/draft/2019-09/vocab/content": true
		},
		"$recursiveAnchor": true,
		"title": "Core and Validation specifications meta-schema",
		"allOf": [
			{ "$ref": "meta/core" },
			{ "$ref": "meta/applicator" },
			{ "$ref": "meta/validation" },
			{ "$ref": "meta/meta-data" },
			{ "$ref": "meta/format" },
			{ "$ref": "meta/content" }
		],
		"type": ["object", "boolean"],
		"properties": {
			"definitions": {
				"$comment": "While no longer an official keyword as it is replaced by $defs, this keyword is retained in the meta-schema to prevent incompatible extensions as it remains in common use.",
				"type": "object",
				"additionalProperties": { "$recursiveRef": "#" },
				"default": {}
			},
			"dependencies": {
				"$comment": "\"dependencies\" is no longer a keyword, but schema authors should avoid redefining it to facilitate a smooth transition to \"dependentSchemas\" and \"dependentRequired\"",
				"type": "object",
				"additionalProperties": { "anyOf": [{ "$recursiveRef": "#" }, { "$ref": "meta/validation#/$defs/stringArray" }] }
			}
		}
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/meta/applicator.json
var require_applicator = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/meta/applicator",
		"$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/applicator": true },
		"$recursiveAnchor": true,
		"title": "Applicator vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"additionalItems": { "$recursiveRef": "#" },
			"unevaluatedItems": { "$recursiveRef": "#" },
			"items": { "anyOf": [{ "$recursiveRef": "#" }, { "$ref": "#/$defs/schemaArray" }] },
			"contains": { "$recursiveRef": "#" },
			"additionalProperties": { "$recursiveRef": "#" },
			"unevaluatedProperties": { "$recursiveRef": "#" },
			"properties": {
				"type": "object",
				"additionalProperties": { "$recursiveRef": "#" },
				"default": {}
			},
			"patternProperties": {
				"type": "object",
				"additionalProperties": { "$recursiveRef": "#" },
				"propertyNames": { "format": "regex" },
				"default": {}
			},
			"dependentSchemas": {
				"type": "object",
				"additionalProperties": { "$recursiveRef": "#" }
			},
			"propertyNames": { "$recursiveRef": "#" },
			"if": { "$recursiveRef": "#" },
			"then": { "$recursiveRef": "#" },
			"else": { "$recursiveRef": "#" },
			"allOf": { "$ref": "#/$defs/schemaArray" },
			"anyOf": { "$ref": "#/$defs/schemaArray" },
			"oneOf": { "$ref": "#/$defs/schemaArray" },
			"not": { "$recursiveRef": "#" }
		},
		"$defs": { "schemaArray": {
			"type": "array",
			"minItems": 1,
			"items": { "$recursiveRef": "#" }
		} }
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/meta/content.json
var require_content = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/meta/content",
		"$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/content": true },
		"$recursiveAnchor": true,
		"title": "Content vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"contentMediaType": { "type": "string" },
			"contentEncoding": { "type": "string" },
			"contentSchema": { "$recursiveRef": "#" }
		}
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/meta/core.json
var require_core = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/meta/core",
		"$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/core": true },
		"$recursiveAnchor": true,
		"title": "Core vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"$id": {
				"type": "string",
				"format": "uri-reference",
				"$comment": "Non-empty fragments not allowed.",
				"pattern": "^[^#]*#?$"
			},
			"$schema": {
				"type": "string",
				"format": "uri"
			},
			"$anchor": {
				"type": "string",
				"pattern": "^[A-Za-z][-A-Za-z0-9.:_]*$"
			},
			"$ref": {
				"type": "string",
				"format": "uri-reference"
			},
			"$recursiveRef": {
				"type": "string",
				"format": "uri-reference"
			},
			"$recursiveAnchor": {
				"type": "boolean",
				"default": false
			},
			"$vocabulary": {
				"type": "object",
				"propertyNames": {
					"type": "string",
					"format": "uri"
				},
				"additionalProperties": { "type": "boolean" }
			},
			"$comment": { "type": "string" },
			"$defs": {
				"type": "object",
				"additionalProperties": { "$recursiveRef": "#" },
				"default": {}
			}
		}
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/meta/format.json
var require_format = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/meta/format",
		"$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/format": true },
		"$recursiveAnchor": true,
		"title": "Format vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": { "format": { "type": "string" } }
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/meta/meta-data.json
var require_meta_data = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/meta/meta-data",
		"$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/meta-data": true },
		"$recursiveAnchor": true,
		"title": "Meta-data vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"title": { "type": "string" },
			"description": { "type": "string" },
			"default": true,
			"deprecated": {
				"type": "boolean",
				"default": false
			},
			"readOnly": {
				"type": "boolean",
				"default": false
			},
			"writeOnly": {
				"type": "boolean",
				"default": false
			},
			"examples": {
				"type": "array",
				"items": true
			}
		}
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/meta/validation.json
var require_validation = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2019-09/schema",
		"$id": "https://json-schema.org/draft/2019-09/meta/validation",
		"$vocabulary": { "https://json-schema.org/draft/2019-09/vocab/validation": true },
		"$recursiveAnchor": true,
		"title": "Validation vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"multipleOf": {
				"type": "number",
				"exclusiveMinimum": 0
			},
			"maximum": { "type": "number" },
			"exclusiveMaximum": { "type": "number" },
			"minimum": { "type": "number" },
			"exclusiveMinimum": { "type": "number" },
			"maxLength": { "$ref": "#/$defs/nonNegativeInteger" },
			"minLength": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
			"pattern": {
				"type": "string",
				"format": "regex"
			},
			"maxItems": { "$ref": "#/$defs/nonNegativeInteger" },
			"minItems": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
			"uniqueItems": {
				"type": "boolean",
				"default": false
			},
			"maxContains": { "$ref": "#/$defs/nonNegativeInteger" },
			"minContains": {
				"$ref": "#/$defs/nonNegativeInteger",
				"default": 1
			},
			"maxProperties": { "$ref": "#/$defs/nonNegativeInteger" },
			"minProperties": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
			"required": { "$ref": "#/$defs/stringArray" },
			"dependentRequired": {
				"type": "object",
				"additionalProperties": { "$ref": "#/$defs/stringArray" }
			},
			"const": true,
			"enum": {
				"type": "array",
				"items": true
			},
			"type": { "anyOf": [{ "$ref": "#/$defs/simpleTypes" }, {
				"type": "array",
				"items": { "$ref": "#/$defs/simpleTypes" },
				"minItems": 1,
				"uniqueItems": true
			}] }
		},
		"$defs": {
			"nonNegativeInteger": {
				"type": "integer",
				"minimum": 0
			},
			"nonNegativeIntegerDefault0": {
				"$ref": "#/$defs/nonNegativeInteger",
				"default": 0
			},
			"simpleTypes": { "enum": [
				"array",
				"boolean",
				"integer",
				"null",
				"number",
				"object",
				"string"
			] },
			"stringArray": {
				"type": "array",
				"items": { "type": "string" },
				"uniqueItems": true,
				"default": []
			}
		}
	};
}));
// node_modules/ajv/dist/refs/json-schema-2019-09/index.js
var require_json_schema_2019_09 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const metaSchema = require_schema();
	const applicator = require_applicator();
	const content = require_content();
	const core = require_core();
	const format = require_format();
	const metadata = require_meta_data();
	const validation = require_validation();
	const META_SUPPORT_DATA = ["/properties"];
	function addMetaSchema2019($data) {
		[
			metaSchema,
			applicator,
			content,
			core,
			with$data(this, format),
			metadata,
			with$data(this, validation)
		].forEach((sch) => this.addMetaSchema(sch, void 0, false));
		return this;
		function with$data(ajv, sch) {
			return $data ? ajv.$dataMetaSchema(sch, META_SUPPORT_DATA) : sch;
		}
	}
	exports.default = addMetaSchema2019;
}));
// node_modules/ajv/dist/2019.js
var require__2019 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.MissingRefError = exports.ValidationError = exports.CodeGen = exports.Name = exports.nil = exports.stringify = exports.str = exports._ = exports.KeywordCxt = exports.Ajv2019 = void 0;
	const core_1 = require_discriminator$1.require_core();
	const draft7_1 = require_discriminator$1.require_draft7();
	const dynamic_1 = require_dynamic();
	const next_1 = require_next();
	const unevaluated_1 = require_unevaluated();
	const discriminator_1 = require_discriminator$1.require_discriminator();
	const json_schema_2019_09_1 = require_json_schema_2019_09();
	const META_SCHEMA_ID = "https://json-schema.org/draft/2019-09/schema";
	var Ajv2019 = class extends core_1.default {
		constructor(opts = {}) {
			super({
				...opts,
				dynamicRef: true,
				next: true,
				unevaluated: true
			});
		}
		_addVocabularies() {
			super._addVocabularies();
			this.addVocabulary(dynamic_1.default);
			draft7_1.default.forEach((v) => this.addVocabulary(v));
			this.addVocabulary(next_1.default);
			this.addVocabulary(unevaluated_1.default);
			if (this.opts.discriminator) this.addKeyword(discriminator_1.default);
		}
		_addDefaultMetaSchema() {
			super._addDefaultMetaSchema();
			const { $data, meta } = this.opts;
			if (!meta) return;
			json_schema_2019_09_1.default.call(this, $data);
			this.refs["http://json-schema.org/schema"] = META_SCHEMA_ID;
		}
		defaultMeta() {
			return this.opts.defaultMeta = super.defaultMeta() || (this.getSchema(META_SCHEMA_ID) ? META_SCHEMA_ID : void 0);
		}
	};
	exports.Ajv2019 = Ajv2019;
	module.exports = exports = Ajv2019;
	module.exports.Ajv2019 = Ajv2019;
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = Ajv2019;
	var validate_1 = require_discriminator$1.require_validate();
	Object.defineProperty(exports, "KeywordCxt", {
		enumerable: true,
		get: function() {
			return validate_1.KeywordCxt;
		}
	});
	var codegen_1 = require_discriminator$1.require_codegen();
	Object.defineProperty(exports, "_", {
		enumerable: true,
		get: function() {
			return codegen_1._;
		}
	});
	Object.defineProperty(exports, "str", {
		enumerable: true,
		get: function() {
			return codegen_1.str;
		}
	});
	Object.defineProperty(exports, "stringify", {
		enumerable: true,
		get: function() {
			return codegen_1.stringify;
		}
	});
	Object.defineProperty(exports, "nil", {
		enumerable: true,
		get: function() {
			return codegen_1.nil;
		}
	});
	Object.defineProperty(exports, "Name", {
		enumerable: true,
		get: function() {
			return codegen_1.Name;
		}
	});
	Object.defineProperty(exports, "CodeGen", {
		enumerable: true,
		get: function() {
			return codegen_1.CodeGen;
		}
	});
	var validation_error_1 = require_discriminator$1.require_validation_error();
	Object.defineProperty(exports, "ValidationError", {
		enumerable: true,
		get: function() {
			return validation_error_1.default;
		}
	});
	var ref_error_1 = require_discriminator$1.require_ref_error();
	Object.defineProperty(exports, "MissingRefError", {
		enumerable: true,
		get: function() {
			return ref_error_1.default;
		}
	});
}));
// contract/result.schema.json
var result_schema_default = {
	$schema: "https://json-schema.org/draft/2019-09/schema",
	$id: "result.schema.json",
	title: "SubmissionResult",
	description: "result.json: how the container says that a run ended.",
	type: "object",
	additionalProperties: false,
	required: [
		"schema",
		"verdict",
		"exitCode",
		"message",
		"next",
		"warnings",
		"measures",
		"phases"
	],
	properties: {
		"schema": {
			"description": "The version of this form.",
			"const": 1
		},
		"verdict": { "$ref": "#/$defs/verdict" },
		"exitCode": { "$ref": "#/$defs/exitCode" },
		"message": {
			"description": "What happened, in one line.",
			"type": "string"
		},
		"next": {
			"description": "The one next step.",
			"type": ["string", "null"]
		},
		"warnings": {
			"description": "What to look at, a line each.",
			"type": "array",
			"items": { "type": "string" }
		},
		"measures": {
			"type": "object",
			"$ref": "#/$defs/measures",
			"unevaluatedProperties": false
		},
		"phases": {
			"description": "What each phase used, in the order of their beginning; the last one may have been cut short.",
			"type": "array",
			"items": { "$ref": "#/$defs/phaseUse" }
		}
	},
	$defs: {
		"verdict": {
			"title": "Verdict",
			"description": "How a run ends: names of exit-codes.json.",
			"enum": [
				"ok",
				"fault",
				"usage",
				"surroundings",
				"invalid-submission",
				"submission-failed",
				"out-of-memory",
				"time-limit",
				"network-attempted",
				"disk-limit",
				"process-limit",
				"left-processes",
				"write-refused"
			]
		},
		"exitCode": {
			"description": "The code of the verdict in exit-codes.json.",
			"type": "integer",
			"minimum": 0,
			"maximum": 255
		},
		"phaseName": {
			"title": "PhaseName",
			"description": "The phases of a run, each with a budget of its own.",
			"enum": [
				"unpack",
				"check",
				"main",
				"check-output",
				"rank",
				"pack"
			]
		},
		"phaseUse": {
			"title": "PhaseUse",
			"description": "What one phase used, as the kernel counts it.",
			"type": "object",
			"additionalProperties": false,
			"required": [
				"name",
				"seconds",
				"cpuSeconds",
				"peakMemoryBytes",
				"limitSeconds"
			],
			"properties": {
				"name": { "$ref": "#/$defs/phaseName" },
				"seconds": {
					"description": "Time from its start to its end.",
					"type": "number",
					"minimum": 0
				},
				"cpuSeconds": {
					"description": "Processor time, all cores together.",
					"type": ["number", "null"],
					"minimum": 0
				},
				"peakMemoryBytes": {
					"description": "The most memory it used; of main.py with its files in memory.",
					"type": ["integer", "null"],
					"minimum": 0
				},
				"limitSeconds": {
					"description": "The time it may take.",
					"type": ["number", "null"],
					"exclusiveMinimum": 0
				}
			}
		},
		"measures": {
			"title": "Measures",
			"description": "Figures of a run; empty if the run did not get that far.",
			"type": "object",
			"required": [
				"mainSeconds",
				"mainCpuSeconds",
				"rankSeconds",
				"peakMemoryBytes",
				"scratchPeakBytes",
				"subsetVideos",
				"queryVideos",
				"fullRows",
				"subsetRows"
			],
			"properties": {
				"mainSeconds": {
					"description": "Time from the start to the end of main.py.",
					"type": ["number", "null"],
					"minimum": 0
				},
				"mainCpuSeconds": {
					"description": "Processor time of main.py, all cores together.",
					"type": ["number", "null"],
					"minimum": 0
				},
				"rankSeconds": {
					"description": "Time for both rankings.",
					"type": ["number", "null"],
					"minimum": 0
				},
				"peakMemoryBytes": {
					"description": "The most memory used while main.py ran, files in memory included.",
					"type": ["integer", "null"],
					"minimum": 0
				},
				"scratchPeakBytes": {
					"description": "The most that lay in the working folder at a time.",
					"type": ["integer", "null"],
					"minimum": 0
				},
				"subsetVideos": {
					"description": "Query videos of the subset, which main.py describes.",
					"type": ["integer", "null"],
					"minimum": 0
				},
				"queryVideos": {
					"description": "Query videos of the full set.",
					"type": ["integer", "null"],
					"minimum": 0
				},
				"fullRows": {
					"description": "Rows of full_rankings.csv.",
					"type": ["integer", "null"],
					"minimum": 0
				},
				"subsetRows": {
					"description": "Rows of subset_rankings.csv.",
					"type": ["integer", "null"],
					"minimum": 0
				}
			}
		}
	}
};
// actions/src/submission/run/receipt.ts
/** The version of this repository's package. */
async function ownVersion(root) {
	const text = await (0, node_fs_promises.readFile)(node_path.default.join(root, "package.json"), "utf8");
	const { version } = JSON.parse(text);
	return version;
}
/**
* Writes receipt.json into a folder, whole or not at all.
*
* @throws the file system's error.
*/
function writeReceipt(folder, receipt) {
	const text = `${JSON.stringify(receipt, null, 2)}\n`;
	return require_replace_file.replaceFile(node_path.default.join(folder, "receipt.json"), (file) => (0, node_fs_promises.writeFile)(file, text));
}
// actions/src/submission/run/run-folder.ts
/**
* What a run, and `make score` after it, leave in the submission folder; an earlier run's are removed as soon as it
* runs.
*/
const RESULTS = [
	"submission.tar.gz",
	"receipt.json",
	"log.txt",
	"report.html"
];
/** What follows is random: within the container /proc/self/mountinfo shows it to the submission. */
const PREFIX = ".run-";
/** Within a run's folder: who removes it. Only root can read it within the container. */
const OWNER = "owner";
async function removeResults(submission) {
	for (const name of RESULTS) {
		const file = node_path.default.join(submission, name);
		await (0, node_fs_promises.rm)(file, {
			force: true,
			recursive: true
		}).catch((error) => {
			throw require_action.fileError(`remove ${require_action.shown(file)} of an earlier run`, error);
		});
	}
}
/**
* Makes the private folder of a run in `submission`, with the zip (a hard link where the file system
* has them) and an empty log.txt. The results of an earlier run stay until this one begins.
*
* @throws UserError if another run is under way in the same folder, or it can't be written.
*/
async function makeRunFolder(submission, zip) {
	const other = (await runFolders(submission)).find(({ stale }) => !stale);
	if (other !== void 0) throw new require_errors.SurroundingsError(`another run is under way in ${require_action.shown(submission)}`, { next: `wait for it or stop it; if there is none: rm -r ${require_action.shown(node_path.default.join(submission, other.name))}` });
	const folder = await (0, node_fs_promises.mkdtemp)(node_path.default.join(submission, PREFIX)).catch((error) => {
		throw require_action.fileError(`write to ${require_action.shown(submission)}`, error);
	});
	const inner = node_path.default.join(folder, "log.txt");
	const outer = node_path.default.join(submission, "log.txt");
	const tar = "submission.tar.gz";
	try {
		await (0, node_fs_promises.writeFile)(node_path.default.join(folder, OWNER), require_run.ownOwner());
		await linkOrCopy(zip, node_path.default.join(folder, "submission.zip"));
		await (0, node_fs_promises.writeFile)(inner, "", { mode: 420 });
	} catch (error) {
		await (0, node_fs_promises.rm)(folder, {
			recursive: true,
			force: true
		});
		throw require_action.fileError(`write to ${require_action.shown(submission)}`, error);
	}
	let begun = false;
	return {
		folder,
		async begin() {
			await removeResults(submission);
			begun = true;
			await (0, node_fs_promises.link)(inner, outer).catch(() => void 0);
		},
		id: node_path.default.basename(folder).slice(5),
		publish: () => (0, node_fs_promises.rename)(node_path.default.join(folder, tar), node_path.default.join(submission, tar)),
		async [Symbol.asyncDispose]() {
			if (begun && !(0, node_fs.existsSync)(outer)) await (0, node_fs_promises.copyFile)(inner, outer).catch(() => void 0);
			await (0, node_fs_promises.rm)(folder, {
				recursive: true,
				force: true
			});
		}
	};
}
/** Removes the run folders whose process has ended without doing so; returns their names. */
async function removeStaleRunFolders(submission) {
	const stale = (await runFolders(submission)).filter((found) => found.stale);
	for (const { name } of stale) await (0, node_fs_promises.rm)(node_path.default.join(submission, name), {
		recursive: true,
		force: true
	});
	return stale.map(({ name }) => name);
}
async function runFolders(submission) {
	const names = await (0, node_fs_promises.readdir)(submission).catch(() => []);
	return Promise.all(names.filter((name) => name.startsWith(PREFIX)).map(async (name) => {
		const owner = await (0, node_fs_promises.readFile)(node_path.default.join(submission, name, OWNER), "utf8").catch(() => "");
		return {
			name,
			stale: require_run.ownerIsGone(owner)
		};
	}));
}
async function linkOrCopy(from, to) {
	await (0, node_fs_promises.link)(from, to).catch(() => (0, node_fs_promises.copyFile)(from, to));
}
// actions/src/submission/run/run-result.ts
var import__2019 = require__2019();
/** Exit codes after SIGINT, SIGKILL and SIGTERM. */
const STOPPED = /* @__PURE__ */ new Set([
	130,
	137,
	143
]);
const NOTHING_MEASURED = Object.fromEntries(result_schema_default.$defs.measures.required.map((name) => [name, null]));
/** The runtime writes a few kilobytes; an image of somebody's own may write anything. */
const LONGEST_RESULT = 2 ** 20;
/** `verbose`: errors come with the value that they are about. */
const fits = new import__2019.Ajv2019({
	allowUnionTypes: true,
	verbose: true
}).compile(result_schema_default);
/**
* How the run ended, from the entrypoint's result.json and what the engine says. If the two don't
* agree, or the entrypoint could not write one, it is not the submission's success.
*/
async function readEnding(file, run) {
	const written = await read(file);
	if (typeof written !== "string" && !run.timedOut && agrees(written, run)) return cleaned(written);
	const from = typeof written === "string" ? void 0 : cleaned(written);
	if (run.timedOut) return ending("surroundings", `the container did not end in time${during(from)}`, {
		next: "run it again when the machine has less to do",
		from
	});
	if (run.oomKilled) return ending("out-of-memory", `the container ran out of memory${during(from)}`, {
		next: "use less memory at a time (files in /tmp and /dev/shm count), or raise MEMORY_LIMIT if this machine has more",
		from
	});
	if (STOPPED.has(run.exitCode) && (written === NO_RESULT || from?.verdict === "surroundings")) return ending("surroundings", `the container was stopped from outside${during(from)}`, {
		next: "run it again, and leave the container alone",
		from
	});
	const what = typeof written === "string" ? written : `says ${written.verdict} (${written.exitCode})`;
	return ending("fault", `the container ended with ${run.exitCode}, and its result.json ${what}`, { next: "see submission/log.txt; is SUBMISSION_IMAGE an image of this version? make build makes one" });
}
/** An ending that the host concludes by itself. */
function ending(verdict, message, { next = null, from } = {}) {
	const { warnings = [], measures = NOTHING_MEASURED, phases = [] } = from ?? {};
	return {
		verdict,
		exitCode: require_errors.VERDICT_CODES[verdict],
		message,
		next,
		warnings,
		measures,
		phases
	};
}
function agrees({ verdict, exitCode }, run) {
	return exitCode === run.exitCode && exitCode === require_errors.VERDICT_CODES[verdict];
}
/** Messages quote names and ids of the submission, which may hold anything. */
function cleaned(result) {
	const { verdict, message, next, warnings, measures, phases } = result;
	return {
		verdict,
		exitCode: require_errors.VERDICT_CODES[verdict],
		message: require_action.shortLine(message, 1e3),
		next: next === null ? null : require_action.shortLine(next),
		warnings: warnings.slice(0, 20).map((warning) => require_action.shortLine(warning)),
		measures,
		phases
	};
}
/** In which phase the entrypoint was when it could say no more. */
function during(from) {
	return from?.verdict === "surroundings" ? `: ${from.message}` : "";
}
const NO_RESULT = "is missing";
/** The result, or in words what is wrong with it. */
async function read(file) {
	const found = await (0, node_fs_promises.lstat)(file).catch(() => void 0);
	if (found === void 0) return NO_RESULT;
	if (!found.isFile()) return "is not a file";
	if (found.size > LONGEST_RESULT) return `has ${found.size} bytes`;
	let value;
	try {
		value = JSON.parse(await (0, node_fs_promises.readFile)(file, "utf8"));
	} catch (error) {
		return require_action.shortLine(`cannot be read: ${require_errors.messageOf(error)}`);
	}
	if (fits(value)) return value;
	return require_action.shortLine((fits.errors ?? []).map(problemOf)[0] ?? "does not fit");
}
/** What does not fit the schema, such as `has an unknown measures.gpuSeconds`. */
function problemOf({ instancePath, params, data }) {
	const place = (...names) => [...instancePath.split("/").slice(1), ...names.map(String)].join(".") || "content";
	const unknown = params["unevaluatedProperty"] ?? params["additionalProperty"];
	if (unknown !== void 0) return `has an unknown ${place(unknown)}`;
	const missing = params["missingProperty"];
	if (missing !== void 0) return `lacks ${place(missing)}`;
	return `has ${JSON.stringify(data)} as ${place()}`;
}
// actions/src/submission/run/unenforced-limits.ts
/** What a run cannot show on an engine that enforces not all of its limits; undefined if it does. */
function unenforcedWarning(unenforced) {
	if (unenforced.length === 0) return void 0;
	return `this engine enforces no limit of ${unenforced.join(", ")}: a success here does not show that the submission keeps to it; make doctor says more`;
}
/**
* The ending as far as the limits go. A run with more memory than its limit is not a success, even
* if nothing has stopped it; any other verdict stays. What was not enforced is among the warnings.
*/
function withUnenforced(ended, { memoryBytes }, unenforced) {
	const warning = unenforcedWarning(unenforced);
	if (warning === void 0) return ended;
	const warned = {
		...ended,
		warnings: [...ended.warnings, warning]
	};
	const { peakMemoryBytes } = ended.measures;
	const isOver = unenforced.includes("memory") && (peakMemoryBytes ?? 0) > memoryBytes;
	if (ended.verdict !== "ok" || !isOver) return warned;
	return ending("out-of-memory", `${`${require_action.formatBytes(peakMemoryBytes ?? 0)} of memory were measured`}, over the limit of ${require_action.formatBytes(memoryBytes)}, which this engine does not enforce`, {
		next: "use less memory at a time, or run it with an engine that enforces limits: make doctor",
		from: warned
	});
}
// actions/src/registry/ledger/newer-release.ts
/**
* The newest release, if a local image of `variant` is another than its image. Undefined as well
* if nothing is released, or the image was never pulled from this repository.
*
* @param pulled what the engine says of the image: `host/repository@sha256:…`.
*/
async function newerRelease(registry, variant, pulled) {
	const prefix = `${registry.host}/${registry.repository}@`;
	if (!pulled.startsWith(prefix)) return void 0;
	const release = (await require_ledger.readHead(registry))?.value;
	const digest = release?.digests[variant];
	return digest === void 0 || pulled === prefix + digest ? void 0 : release;
}
// actions/src/commands/submission/test-submission/newer-image.ts
/** Enough for a login and an answer; nobody should wait for a notice, least of all offline. */
const PATIENCE_MS = 2e3;
/**
* One line on what has changed since, if the image is an official one and older than the newest
* release; undefined if it is not, and if the registry does not say in time.
*/
async function newerImageNotice({ reference, digest, variant }, ports) {
	if (variant === null || digest === null) return void 0;
	const settings = await require_settings.readRegistrySettings(ports.root, ports.env);
	if (settings.registry === "") return void 0;
	if (reference !== require_settings.imageName(settings, require_settings.latestTag(variant))) return void 0;
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const silent = {
			...ports,
			signal,
			log: {
				...ports.log,
				info: () => {}
			}
		};
		const release = await newerRelease(await require_login.openRegistry(settings, silent), variant, digest);
		return release === void 0 ? void 0 : require_texts.newerReleaseText(reference, release);
	} catch {
		return;
	}
}
// actions/src/submission/submission-files.ts
/**
* Does work with the files of a zip, which is open until then.
*
* @throws what the library says of a zip that it can't read.
*/
async function withFilesOfZip(zipFile, work) {
	const zip = await (0, import_yauzl.openPromise)(zipFile, {
		lazyEntries: true,
		autoClose: false
	});
	try {
		const entries = [];
		for await (const entry of zip.eachEntry()) if (isOwn(entry.fileName)) entries.push(entry);
		return await work(entries.map((entry) => ({
			name: entry.fileName,
			bytes: entry.uncompressedSize,
			crc32: entry.crc32,
			open: () => zip.openReadStreamPromise(entry)
		})));
	} finally {
		zip.close();
	}
}
/**
* The files that would be packed of a folder; each is read.
*
* @throws UserError for what can't be packed.
*/
async function filesOfFolder(folder, signal) {
	const files = [];
	for (const { name, file } of await filesToPack(folder)) {
		if (!isOwn(name)) continue;
		let sum = 0;
		for await (const chunk of (0, node_fs.createReadStream)(file, { signal })) sum = (0, node_zlib.crc32)(chunk, sum);
		const { size } = await (0, node_fs_promises.stat)(file);
		files.push({
			name,
			bytes: size,
			crc32: sum,
			open: async () => (0, node_fs.createReadStream)(file)
		});
	}
	return files;
}
function isOwn(name) {
	return !name.endsWith("/") && !DESCRIPTOR_FILES.includes(name);
}
// actions/src/commands/submission/test-submission/refuse-stale-zip.ts
/** So many files are named. */
const MOST = 3;
/**
* Makes sure that a zip of ours is of the code, the metadata and the image that it is run with. A zip from
* elsewhere says nothing of that.
*
* @throws UserError that names the part which does not fit, and the command that fixes it
*/
async function refuseStaleZip(run, ports) {
	const packed = await keysOf(run.zip);
	if (packed === void 0) return;
	const { keys, folder } = packed;
	const stale = await olderThanCode({
		keys,
		folder
	}, run, ports) ?? await otherMetadata(keys, run, ports) ?? otherImage(keys, run, ports);
	if (stale !== void 0) throw refusal(stale, run, ports);
}
/**
* Does it for the data set alone, before its data is looked for.
*
* @throws UserError if a zip of ours holds descriptors of another one
*/
async function refuseOtherDataset(run, ports) {
	const { dataset } = (await keysOf(run.zip))?.keys ?? {};
	if (dataset === void 0 || dataset === run.dataset) return;
	throw refusal({
		what: `${require_action.shown(run.zip)} holds descriptors of the ${dataset} set, and this run is on ${run.dataset}`,
		fix: require_advice.advice(ports.env, "test-submission", { dataset })
	}, run, ports);
}
async function keysOf(zip) {
	return await readZipKeys(zip).catch((error) => {
		throw require_action.fileError(`read ${require_action.shown(zip)}`, error);
	});
}
function refusal({ what, fix }, { dataset }, { env }) {
	const anyway = require_advice.advice(env, "test-submission", {
		dataset,
		allowStale: true
	});
	return new require_errors.UserError(what, { next: `${fix}, or run it all the same: ${anyway}` });
}
/** Only of the zip that pack-submission writes: one that was put somewhere else is meant to be older. */
async function olderThanCode({ keys, folder }, { zip, dataset }, { root, env, signal }) {
	const source = require_advice.sourceFolder(root);
	const isOurs = node_path.default.dirname(zip) === node_path.default.join(root, "submission");
	if (keys.code === void 0 || !isOurs || folder !== node_path.default.basename(source)) return void 0;
	if (!(0, node_fs.existsSync)(source)) return void 0;
	if ((await codeDigest(source, await FileDigests.open(require_advice.digestJournal(require_advice.embeddingsFolder(root))), signal)).sha256 === keys.code) return void 0;
	const now = await filesOfFolder(source, signal);
	const names = await withFilesOfZip(zip, async (then) => changedNames(then, now));
	if (names.length === 0) return void 0;
	return {
		what: `${require_action.shown(zip)} is older than submission_src: ${require_action.listed(names, MOST)} changed since`,
		fix: require_advice.advice(env, "pack-submission", { dataset })
	};
}
function keyOf({ name, bytes, crc32 }) {
	return `${crc32} ${bytes} ${name}`;
}
function changedNames(then, now) {
	const [before, after] = [new Set(then.map(keyOf)), new Set(now.map(keyOf))];
	const differing = [...then.filter((file) => !after.has(keyOf(file))), ...now.filter((file) => !before.has(keyOf(file)))];
	return [...new Set(differing.map(({ name }) => name))].toSorted();
}
async function otherMetadata(keys, { zip, dataset, data }, { root, env }) {
	const { queryMetadata, referenceMetadata } = require_advice.preparedPaths(root, dataset, data);
	for (const set of require_advice.VIDEO_SETS) {
		const key = keys[set];
		if (key === void 0) continue;
		if (metadataDigest(await readVideoMetadata(set === "query" ? queryMetadata : referenceMetadata)) === key) continue;
		const isDataOld = await currentMetadata(root, dataset, set) === key;
		return {
			what: isDataOld ? `${require_action.shown(data)} is older than competition_data: the ${set} metadata changed since` : `${require_action.shown(zip)} is of other videos than ${require_action.shown(data)}: the ${set} metadata changed since`,
			fix: require_advice.advice(env, isDataOld ? "data-subset" : "embed", { dataset })
		};
	}
}
function otherImage({ image }, run, { env }) {
	if (image === void 0 || image === run.image.id) return void 0;
	return {
		what: `the descriptors in ${require_action.shown(run.zip)} were made in the image ${require_action.shortId(image)}, and this run is in ${run.image.reference} (${require_action.shortId(run.image.id)})`,
		fix: require_advice.advice(env, "embed", { dataset: run.dataset })
	};
}
// actions/src/commands/submission/test-submission/test-submission.ts
var test_submission_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ testSubmission: () => testSubmission });
/**
* The entrypoint bounds each of its phases (runtime/vsc_runtime/phases.py), 3,600 seconds together:
* this is for one that hangs itself.
*/
const BESIDE_MAIN_SECONDS = 4200;
/** The entrypoint writes the end of the log at once, and whoever pressed Ctrl-C waits for it. */
const GRACE_SECONDS = 2;
/**
* Runs submission.zip as the platform does, checks what came out, and writes the log, the receipt
* and, if all is well, submission.tar.gz into the submission folder. The results of an earlier run stay
* if this one can't start.
*
* @returns the receipt, whatever the verdict on the submission is.
* @throws UserError if it could not be run: no zip, data, engine or image, or interrupted.
*/
async function testSubmission(inputs, ports) {
	const { root, log, signal } = ports;
	const submission = inputs.submissionFolder ?? node_path.default.join(root, "submission");
	const zip = await findZip(submission);
	if (inputs.allowStale !== true) await refuseOtherDataset({
		zip,
		dataset: inputs.dataset
	}, ports);
	const data = await readPreparedData(root, inputs.dataset, inputs.dataFolder);
	const engine = await require_connect.connect(ports.env);
	const image = await require_run_spec.imageFor(engine, inputs, ports);
	if (inputs.allowStale !== true) {
		const { dataset } = inputs;
		await refuseStaleZip({
			zip,
			dataset,
			data: data.folder,
			image
		}, ports);
	}
	const notice = await newerImageNotice(image, ports);
	if (notice !== void 0) log.info(notice);
	const { platform } = await require_competition.competitionOf(root);
	const limits = require_run_spec.runLimits(inputs.limits, engine, data.queryVideos, platform);
	await require_run.removeStaleContainers(engine);
	await removeStaleRunFolders(submission);
	const settings = {
		phase2: inputs.phase2,
		blockInternet: inputs.blockInternet,
		gpu: await require_run_spec.usesGpu(image, inputs, ports)
	};
	const hashes = {
		submission: await fingerprint(zip, signal),
		data: await dataFingerprint(data.folder, signal)
	};
	await using folder = await makeRunFolder(await (0, node_fs_promises.realpath)(submission), zip);
	const warning = unenforcedWarning(engine.unenforced);
	if (warning !== void 0) log.warn(warning);
	log.info(`${require_action.shown(zip)} runs in ${image.reference} (${require_action.shortId(image.id)})`);
	const startedAt = /* @__PURE__ */ new Date();
	const result = await require_run.runContainer(engine, require_run_spec.submissionSpec({
		...settings,
		skipGpu: inputs.skipGpu,
		columns: log.columns,
		limits,
		image: image.id,
		runId: folder.id,
		dataFolder: data.folder,
		runFolder: folder.folder
	}), {
		signal,
		deadlineSeconds: limits.timeSeconds + BESIDE_MAIN_SECONDS,
		graceSeconds: GRACE_SECONDS,
		onStart: () => folder.begin(),
		onOutput: (chunk) => log.raw(chunk)
	});
	const { measures, ...ended } = withUnenforced(await judge(await readEnding(node_path.default.join(folder.folder, "result.json"), result), {
		folder,
		data
	}), limits, engine.unenforced);
	const ok = ended.verdict === "ok";
	const foreseen = ok ? forecastOf(measures, data, {
		limits,
		platform,
		gpu: settings.gpu
	}) : null;
	const receipt = {
		schema: 1,
		...ended,
		warnings: [...ended.warnings, ...forecastWarnings(foreseen)],
		startedAt: startedAt.toISOString(),
		finishedAt: (/* @__PURE__ */ new Date()).toISOString(),
		image,
		...hashes,
		outcome: ok ? await fingerprint(outcomeOf(folder), signal) : null,
		engine: {
			product: engine.product,
			why: engine.why,
			unenforced: engine.unenforced
		},
		settings,
		limits,
		measures: {
			wallSeconds: result.seconds,
			...measures
		},
		forecast: foreseen,
		versions: {
			runtime: await ownVersion(root),
			node: process.version,
			engine: engine.version,
			architecture: engine.architecture
		}
	};
	signal.throwIfAborted();
	try {
		await writeReceipt(submission, receipt);
		if (ok) await folder.publish();
	} catch (error) {
		throw require_action.fileError(`write the results to ${require_action.shown(submission)}`, error);
	}
	return receipt;
}
async function findZip(submission) {
	const zip = node_path.default.join(submission, "submission.zip");
	if ((0, node_fs.existsSync)(zip)) return zip;
	throw new require_errors.UserError(`there is no ${require_action.shown(zip)}`, { next: "make pack-submission for your own code, or make pack-quickstart for the example" });
}
function outcomeOf({ folder }) {
	return node_path.default.join(folder, "submission.tar.gz");
}
/** A run is only a success when its outcome says so as well. */
async function judge(ended, { folder, data }) {
	if (ended.verdict !== "ok") return ended;
	const { fullRows, subsetRows } = ended.measures;
	const problem = await outcomeProblem(outcomeOf(folder), data.rules, {
		"full_rankings.csv": fullRows,
		"subset_rankings.csv": subsetRows
	});
	if (problem === null) return ended;
	return ending("fault", `submission.tar.gz is wrong: ${problem}`, {
		next: "report it as a bug of the runtime, with submission/log.txt",
		from: ended
	});
}
function forecastOf(measures, { queryVideos }, { limits, platform, gpu }) {
	const { mainSeconds, mainCpuSeconds, subsetVideos } = measures;
	if (mainSeconds === null || subsetVideos === null) return null;
	const { cpus } = limits;
	return forecast({
		mainSeconds,
		mainCpuSeconds,
		subsetVideos,
		queryVideos,
		cpus,
		gpu
	}, platform);
}
Object.defineProperty(exports, "DESCRIPTOR_FILES", {
	enumerable: true,
	get: function() {
		return DESCRIPTOR_FILES;
	}
});
Object.defineProperty(exports, "FileDigests", {
	enumerable: true,
	get: function() {
		return FileDigests;
	}
});
Object.defineProperty(exports, "codeDigest", {
	enumerable: true,
	get: function() {
		return codeDigest;
	}
});
Object.defineProperty(exports, "copyCode", {
	enumerable: true,
	get: function() {
		return copyCode;
	}
});
Object.defineProperty(exports, "eachVideo", {
	enumerable: true,
	get: function() {
		return eachVideo;
	}
});
Object.defineProperty(exports, "fingerprint", {
	enumerable: true,
	get: function() {
		return fingerprint;
	}
});
Object.defineProperty(exports, "metadataDigest", {
	enumerable: true,
	get: function() {
		return metadataDigest;
	}
});
Object.defineProperty(exports, "npyHeader", {
	enumerable: true,
	get: function() {
		return npyHeader;
	}
});
Object.defineProperty(exports, "openFolder", {
	enumerable: true,
	get: function() {
		return openFolder;
	}
});
Object.defineProperty(exports, "packFolder", {
	enumerable: true,
	get: function() {
		return packFolder;
	}
});
Object.defineProperty(exports, "parseRankings", {
	enumerable: true,
	get: function() {
		return parseRankings;
	}
});
Object.defineProperty(exports, "partsOf", {
	enumerable: true,
	get: function() {
		return partsOf;
	}
});
Object.defineProperty(exports, "readOrigin", {
	enumerable: true,
	get: function() {
		return readOrigin;
	}
});
Object.defineProperty(exports, "readOutcome", {
	enumerable: true,
	get: function() {
		return readOutcome;
	}
});
Object.defineProperty(exports, "readProvenance", {
	enumerable: true,
	get: function() {
		return readProvenance;
	}
});
Object.defineProperty(exports, "readTable", {
	enumerable: true,
	get: function() {
		return readTable;
	}
});
Object.defineProperty(exports, "readVideoMetadata", {
	enumerable: true,
	get: function() {
		return readVideoMetadata;
	}
});
Object.defineProperty(exports, "staleDescriptors", {
	enumerable: true,
	get: function() {
		return staleDescriptors;
	}
});
Object.defineProperty(exports, "stampOf", {
	enumerable: true,
	get: function() {
		return stampOf;
	}
});
Object.defineProperty(exports, "tableText", {
	enumerable: true,
	get: function() {
		return tableText;
	}
});
Object.defineProperty(exports, "testSubmission", {
	enumerable: true,
	get: function() {
		return testSubmission;
	}
});
Object.defineProperty(exports, "test_submission_exports", {
	enumerable: true,
	get: function() {
		return test_submission_exports;
	}
});
Object.defineProperty(exports, "unicodeArray", {
	enumerable: true,
	get: function() {
		return unicodeArray;
	}
});
Object.defineProperty(exports, "widthOf", {
	enumerable: true,
	get: function() {
		return widthOf;
	}
});
Object.defineProperty(exports, "writeDescriptors", {
	enumerable: true,
	get: function() {
		return writeDescriptors;
	}
});
Object.defineProperty(exports, "writeProvenance", {
	enumerable: true,
	get: function() {
		return writeProvenance;
	}
});
Object.defineProperty(exports, "writeZip", {
	enumerable: true,
	get: function() {
		return writeZip;
	}
});
Object.defineProperty(exports, "zipKeysOf", {
	enumerable: true,
	get: function() {
		return zipKeysOf;
	}
});
