const require_errors = require("./errors.cjs");
let node_fs_promises = require("node:fs/promises");
// actions/src/image/contents/read-bill.ts
/**
* Reads the file of a bill of materials.
*
* @throws UserError if it cannot be read.
*/
async function readBill(file) {
	return (0, node_fs_promises.readFile)(file).catch((error) => {
		throw new require_errors.UserError(`the bill of materials ${file} cannot be read`, {
			next: "give the file that build wrote (its input sbom)",
			cause: error
		});
	});
}
Object.defineProperty(exports, "readBill", {
	enumerable: true,
	get: function() {
		return readBill;
	}
});
