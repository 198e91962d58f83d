const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_connect = require("./container-connect.cjs");
const require_built_image = require("./images-built-image.cjs");
const require_list_files = require("./files-list-files.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_test_submission = require("./run-test-submission.cjs");
const require_competition = require("./settings-competition.cjs");
const require_errors = require("./errors.cjs");
const require_advice = require("./declaration-advice.cjs");
const require_run = require("./container-run.cjs");
const require_replace_file = require("./files-replace-file.cjs");
const require_run_spec = require("./run-spec.cjs");
const require_yauzl$1 = require("./npm-yauzl.cjs");
const require_runtime_command = require("./container-runtime-command.cjs");
const require_local_images = require("./container-local-images.cjs");
const require_labels = require("./image-labels.cjs");
let node_stream = require("node:stream");
let node_events = require("node:events");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_timers_promises = require("node:timers/promises");
let node_child_process = require("node:child_process");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
node_os = require_rolldown_runtime.__toESM(node_os, 1);
let node_fs = require("node:fs");
let node_stream_consumers = require("node:stream/consumers");
// actions/src/commands/images/smoke-test/smoke-root.ts
/** `package.json` tells the version, `competition.yml` the names of images. */
const COPIED = [
	"submission_quickstart",
	"submission_src",
	"package.json",
	"environment/competition.yml"
];
/**
* Copies what git tracks of the submissions, with edits that are not committed, into a folder of its
* own, and those that this code came with if there are none: descriptors and data of the user's are neither
* read nor written. It lies where the engine can
* mount it: in RUNNER_TEMP, else the system's folder for temporary files.
*
* @throws UserError if git refuses to read the root, or the folder can't be written.
*/
async function smokeRoot({ root, home, env, exec }) {
	const names = await codeOf(root, exec);
	const parent = env["RUNNER_TEMP"] ?? (0, node_os.tmpdir)();
	const failed = (error) => require_action.fileError(`write to ${parent}`, error);
	const made = await (0, node_fs_promises.mkdtemp)(node_path.default.join(parent, "vsc-smoke-")).catch((error) => {
		throw failed(error);
	});
	const dispose = () => (0, node_fs_promises.rm)(made, {
		recursive: true,
		force: true
	});
	try {
		for (const name of names) await copyTracked(root, made, name);
		for (const part of COPIED.filter((each) => !names.some((name) => isIn(each, name)))) await (0, node_fs_promises.cp)(node_path.default.join(home, part), node_path.default.join(made, part), { recursive: true });
		await require_test_submission.openFolder(made);
		return {
			root: await (0, node_fs_promises.realpath)(made),
			[Symbol.asyncDispose]: dispose
		};
	} catch (error) {
		await dispose();
		throw failed(error);
	}
}
const isIn = (part, name) => name === part || name.startsWith(`${part}/`);
/** Without git, as in an unpacked archive, all but descriptors. */
async function codeOf(root, exec) {
	return await require_list_files.listedByGit(root, COPIED, exec, ["--cached"]) ?? (await require_list_files.listFiles(root, COPIED)).filter((name) => !name.endsWith(".npz"));
}
/** Links stay links, for the packer to judge; a file that was deleted stays away. */
async function copyTracked(from, to, name) {
	const what = await (0, node_fs_promises.lstat)(node_path.default.join(from, name)).catch(() => void 0);
	if (!what?.isFile() && !what?.isSymbolicLink()) return;
	await (0, node_fs_promises.mkdir)(node_path.default.dirname(node_path.default.join(to, name)), { recursive: true });
	await (0, node_fs_promises.cp)(node_path.default.join(from, name), node_path.default.join(to, name), { verbatimSymlinks: true });
}
// actions/src/submission/run/smoke-check.ts
/**
* What the two score on the sample data: random descriptors find next to nothing, the template finds
* nearly all copies. Between the two numbers something is wrong with either.
*/
const EXPECTED_MICRO_AP = {
	quickstart: {
		least: 0,
		most: .15
	},
	template: {
		least: .9,
		most: 1
	}
};
/** What is not as it should be about a run that was scored (null: it failed before), or null. */
function smokeProblem(submission, { verdict, message, measures }, microAp) {
	if (verdict !== "ok" || microAp === null) return `${verdict}: ${message}`;
	const { least, most } = EXPECTED_MICRO_AP[submission];
	const wanted = least > 0 ? `at least ${least}` : `at most ${most}`;
	for (const name of ["full", "subset"]) {
		if (!(name === "full" ? measures.fullRows : measures.subsetRows)) return `the ${name} ranking is empty`;
		const score = microAp[name];
		if (!(score >= least && score <= most)) return `micro-AP ${score.toFixed(3)} of the ${name} ranking, where ${wanted} is expected`;
	}
	return null;
}
// actions/src/submission/competition-data.ts
/**
* Path of each video in a folder, by id; none if there is no folder. A link is followed, for it
* may lead out of the folder; one that leads nowhere is left out.
*/
async function presentVideos(folder) {
	const present = /* @__PURE__ */ new Map();
	for (const entry of await (0, node_fs_promises.readdir)(folder, { withFileTypes: true }).catch(() => [])) {
		if (!entry.name.endsWith(".mp4")) continue;
		const file = node_path.default.join(folder, entry.name);
		const target = entry.isSymbolicLink() ? await (0, node_fs_promises.realpath)(file).catch(() => void 0) : file;
		if (target !== void 0) present.set(entry.name.slice(0, -4), target);
	}
	return present;
}
/** The error for a data set that is not there. */
function missingDataset({ folder, queryMetadata }, dataset) {
	return new require_errors.UserError(`there is no ${require_action.shown(queryMetadata)}`, { next: `make sample-data for a small data set made on the spot, or unpack the competition's ${dataset} data to ${require_action.shown(folder)}` });
}
// actions/src/files/place-files.ts
/** Cheapest first. */
const CHEAPER = [["reflink", (from, to) => (0, node_fs_promises.copyFile)(from, to, node_fs.constants.COPYFILE_FICLONE_FORCE)], ["hard link", node_fs_promises.link]];
const COPY = ["copy", node_fs_promises.copyFile];
/** So many files are under way at once: enough to hide latency, few enough for any limit. */
const AT_ONCE$1 = 32;
/**
* Makes each `to` a file with the content of `from`, in the cheapest way the file system can. The
* first file decides which way; the others go the same, or by copy if that fails.
* @returns the way taken
* @throws the file system's error, if even copying fails; or the signal's reason
*/
async function placeFiles(pairs, signal, onProgress) {
	const [first, ...rest] = pairs;
	if (first === void 0) return "copy";
	const [placement, place] = await decide(first);
	let done = 1;
	const queue = rest.values();
	const worker = async () => {
		for (const { from, to } of queue) {
			signal.throwIfAborted();
			await place(from, to).catch(() => (0, node_fs_promises.copyFile)(from, to));
			onProgress(++done);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE$1 }, worker));
	signal.throwIfAborted();
	return placement;
}
async function decide({ from, to }) {
	for (const way of CHEAPER) if (await way[1](from, to).then(() => true, () => false)) return way;
	await (0, node_fs_promises.copyFile)(from, to);
	return COPY;
}
// actions/src/files/replace-folder.ts
/**
* Builds a folder beside `target` and puts it in target's place when `build` has succeeded. Whoever
* looks meets the old content or the new, never a mixture; on failure the old stays and nothing is
* left beside it.
*/
async function replaceFolder(target, build) {
	const parent = node_path.default.dirname(target);
	const beside = (what) => node_path.default.join(parent, `.${node_path.default.basename(target)}.${what}`);
	await (0, node_fs_promises.mkdir)(parent, { recursive: true });
	await restore(target, beside("old"));
	await removeLeftovers(parent, `.${node_path.default.basename(target)}.new-`);
	const fresh = beside(`new-${process.pid}`);
	await (0, node_fs_promises.mkdir)(fresh);
	try {
		const result = await build(fresh);
		if ((0, node_fs.existsSync)(target)) (0, node_fs.renameSync)(target, beside("old"));
		(0, node_fs.renameSync)(fresh, target);
		return result;
	} finally {
		await (0, node_fs_promises.rm)(fresh, {
			recursive: true,
			force: true
		});
		if ((0, node_fs.existsSync)(target)) await (0, node_fs_promises.rm)(beside("old"), {
			recursive: true,
			force: true
		});
	}
}
/** Puts the old content back after a power cut between the two renames. */
async function restore(target, old) {
	if (!(0, node_fs.existsSync)(old)) return;
	if ((0, node_fs.existsSync)(target)) await (0, node_fs_promises.rm)(old, {
		recursive: true,
		force: true
	});
	else (0, node_fs.renameSync)(old, target);
}
/** Removes the folders `<prefix><pid>` of processes that have ended without doing so. */
async function removeLeftovers(parent, prefix) {
	for (const name of await (0, node_fs_promises.readdir)(parent)) {
		if (!name.startsWith(prefix) || isAliveElsewhere(Number(name.slice(prefix.length)))) continue;
		await (0, node_fs_promises.rm)(node_path.default.join(parent, name), {
			recursive: true,
			force: true
		});
	}
}
function isAliveElsewhere(pid) {
	return pid !== process.pid && require_run.isAlive(pid);
}
// node_modules/pure-rand/lib/esm/generator/mersenne.js
const N = 624;
const M = 397;
const A = 2567483615;
const F = 1812433253;
const U = 11;
const S = 7;
const B = 2636928640;
const T = 15;
const C = 4022730752;
const L = 18;
const MASK_LOWER = 2147483647;
const MASK_UPPER = 2147483648;
const JUMP_COEFS = "SUSgbA\\W`E[]KN2RUSo8XVU?HKBFRl11E\\KoWOg5B]XEWG;BE;1:oVK[`B^Z9Qd23^XTnhL>]Unda4f[X;_j9H5QD=cN<5H`3bW>9bk1mjoI2fK0obmAAINOV:>Mek_V9dd<hZ\\gC3?Fm7FEk07QH_3PLm^@?^i\\QMkgP<]oLHmFnlecg5F@7U^@4jhZ?WZS0k@GHehmM36:5^9;>Hmm`co>k:KOSkSbIINb1VFf>LXgP>GUAQTD>Ci>XMGkUflLlb?_FaFUk@?5N7i70@;1o68ah@I<HFH7R2^J:G][Gf962ITWID9GWK8ElD2G5=DcHcL]cA]P2n7A=[<bInM;IHDQnJMReRXDWbVldnGEIPij`E08Xdci3@0c:IBbD4:Nk]?lEN9j^;T`0blZX7eiWE8c`<ak7j05FZi>AjUDh?M1B?^??FAXKThf<aBOXZf7jXYGK>R<;NHk3S9YhM7STJ6`:MIE`S@7298X8W>PNK=@;lLX<i\\TXLL<W@X[X54H]in8M;;n?kkQbajgAMY=Tf9b;ZKf0QUB2FHYWfnfkDoU9YkcLd95T>lK6GM1YL\\lid:J>KYS=iJ]Y>QlF>?R5_[5QeYC=66;A32Ac>OHk_ne^0g>bK:g;KFPgbGUcPR_Z=TX3H9d03bKZ2IhEPKBo>LSGWd0iFdV8C<Y:<>T[O6lC\\blaZ>GoAYP4clf^j1IfnZJ]QeDe2X<HE[LJNWnaCg[P]Co^:IRbWPY?97UePBlZNNHY6LOBM8P>=h?Ye:_f_Sb9Ki5GDYBF4dWeMfdg^ccPllNWM7G1\\UMdoYeOOD5^e@foA22G?ADYo5:FVG[bWo96;>3kc_c1Ab30>30;1@4F8g2hY?DJ4[LOL;ZLLKo2]jo>[KMDUcR279N_kF=3WL@Dd620bMTdA\\U9k``ef2iD9JgJ8CZBHS>F^Uk;<laeaeHS<15OSeS`PcSSKBRBFY]aQ=EgUXGNg=?d56`KA@2BejY0^[_DCX`L=CGMT=BW^6S1i@2ATBVk>3_ocRA>2U:4GPQ6o>5jX2HIcV3S@On6KB<[SKB?FC_AAji9agbBFkAi\\;4I\\UJ]c36Ub@[;gQACVGY<V]SDJBUU]La\\_a@JdOO8gm2T0DJMa:8Hf7>E]noQ[1Kambn??QQ]S?1i0oMGOijb\\aGY6lQ^CJ?9bFle8<eH4UUjBINX;n8@VOA5ah^URV49B[A?ONHhHAC1J5;;h0SXYlG^0W=eJdHh^K4SGe=1HZLLam;D<Q3AOdbPcdX``82\\jo0En8jRVGC73WMCF9`d:0heS?80?C188cSn7H9<daZ]MgS4Pb^1HkA:1PU^5>^h_g[RQV@PnYBRI_]`B]Bh@Uk03eXGY`I16L76H28X`R>IROMeNVUdU[:lghLhPCQZ:4a<30YBZCYnXe[?;jc8gKI2QH2MjnWBm4nGCZW`aVU2a;P<AMI25mlW_Nm][2?b6o851X@lAm]YZ`bWRF1g<Ga:T]1NXH5Veja5P9S9>:aNg:Th1Y=5o78K>LQ8hW@5S?I83Lk5Xk;j5@I3o[d:4RjE^oS30:WP9gC\\i8aSI>QRE@4lP:7lDg8g2`Ql[2I8aBU\\BQ?B4_clL9Q]S;^e1Ob5[>3JER2`c7B=o]fPOWO<DGi;Niba1PoWPPE_Q3aX0OB0mZej\\f_M[J4Y6]1`h2MkF[GiW8Q^d3^_=<I1N2Q7]2<2j[iP7V3V821FaI]A`93bC^Z\\G=WJ;^Ih?B97_iIF@\\Dl<eK1je8SNTWo_=XFMZH<<JYLZ^YQMPgYOV45K_:]kSI8^XlO0]GY=VUfe_C_F6TOcoAlVUH:o=WhhT@K`2KFhe<3\\KXQ>W:M?S_4S5d@J^`[AGA7@3]DnGSCO`\\?E8HT75^d9\\:m\\m1egIfk8cd6bD9\\eU8\\n[Pb0Cgd^S0n9kGJHb]i5XodlKHc34Fhi9K>0U5WK`>7Ff2^KL=WC6:kc?e5C^a1T1:4:^S5flXlGNIj08AfO?Dh7T7dWO>E]NI9?ob7B7P_h[4TEP[EU;GllFTnSmg9:\\[N]<SAoKP_kPlG56A:I3T6EG8Hj=XnUE`KT5U@OQ?]7[N^MFN1_NU4KO_3::Le`8IL9[1Z1H1;V3SC\\N3]S@4U[F2mhT5dYM7[4Pg_Na0_8WTH0`bgceQS8]EG;XgD4Ib4iLTP@kE79Mn>AYRJA1U5^Blhgno:aHVYc03c3J0Vc9FjEV^M75Zfd8kVC9>iJDk`AJ[6f7DK2D^DL\\AX:6b5h31XH;RQB\\N<ZSM=J;6L[`UW^eOIFc1Y]6_dfedIe4ARh72mTXC0WND_IDHVCZRDE0eODARCEETQI5TPUQE=jEH5bS?LP[ai`F5ABRYDo2o\\@=]GT?_9;hc4Lm:\\SF9k1T<0E@fX9BG[]g0nY7k[Qmi@la8`PF0j6@Q?Ii7bLkXQ<lLHf]`:DCh@9JY5>hEVLTdhL\\b1EB0lLh<=WaO@F<;8g<d:@e:LA:cFIEdmQh7hNHfSRToW?8N4:Z1K;XEDRO;OIDh<UdVln?bjgL>?VE98[B\\K<BVjkG8LiSX;fb>jf?DUK00Aih<WY6QD6cEnHBZ8iN_fd<G8Ci`11RUW2QlW]IXV:m?;J0GXXHfGNQ>:D`=fLPbO?VOTEYLj^cNj5PM>jKB5HVjJ4U7lXaTQNL9<@\\1`m\\Ug@VQHd7>jW=ca0`miF7;N0F=GjoQ`RFchKMGTmn8cF@Oh4GGCm7m2`U9j93Tb>=kSERjE_J939F01I1;`<ijk_=_Vn=7RVAI6fnQI5KlF:C44bN<<8K=Z<2TP<1]5?<dB>^LA=ebloE2Y2:9lkh0\\<YKbHD97iE`<C5oj^1>X:??`H6BXF2hG1Q[dF0Q=>W=J?7C\\k1T?<;R44oW?1hY^G8Zm]ZKnfOf0eCFYo6?=D8?<`6HU5SXh1;=:23LmV_FSi;OJfV<^?GkIDPISeHg1LaGE:V3Y3K3H<QJfbY?=;ldZRhnhQT_mGXDLFXXhSONE6Do_0iNZagB:BPGOTH;VhHUTd6LhQm^[;dO]5Hlkg<R:F<Kn\\:I:EGojgWZ2X@SYO_dlH;G8S<>oEKabY`:oU;=JW7ig?S?EYb86b7n8ce\\]IRa]koiWY<RfO;5kUI;7lVeC?[@ZaXDiF04B8R]bg@>O<mQDoUcBLcf^f>m2kMBUloD>Ze@NN^Z11TM`inXYhE_I=kA`:ZF4d\\>`L@;ZP[`ENU5cL[BV6\\Z?Di76:jg3hE6oG6jFc8kP=[GS1;WSedYQW1:U4\\OF32GgmMC<AjO]872bdBb`bKAA?8j78b>T3VfcUB2m4J^CPRU;8dScI]LU]^bBYA5_3:Y0N5i^?200000";
var MersenneTwister = class MersenneTwister {
	constructor(states, index) {
		this.states = states;
		this.index = index;
	}
	clone() {
		return new MersenneTwister(this.states.slice(), this.index);
	}
	next() {
		let y = this.states[this.index];
		y ^= y >>> U;
		y ^= y << S & B;
		y ^= y << T & C;
		y ^= y >>> L;
		this.index = twistedNext(this.states, this.index);
		return y;
	}
	getState() {
		return [this.index, ...this.states];
	}
	jump() {
		const originalStates = this.states.slice();
		const originalIndex = this.index;
		this.index = twistedNext(this.states, this.index);
		for (let i = 19932; i > 0; --i) {
			if (JUMP_COEFS.charCodeAt(i / 6 | 0) - 48 & 1 << i % 6) addState(this.states, this.index, originalStates, originalIndex);
			this.index = twistedNext(this.states, this.index);
		}
		addState(this.states, this.index, originalStates, originalIndex);
	}
};
function addState(mt, idx, originalMt, originalIdx) {
	let i = 0;
	if (originalIdx >= idx) {
		for (; i < N - originalIdx; i++) mt[i + idx] ^= originalMt[i + originalIdx];
		for (; i < N - idx; i++) mt[i + idx] ^= originalMt[i + originalIdx - N];
		for (; i < N; i++) mt[i + idx - N] ^= originalMt[i + originalIdx - N];
	} else {
		for (; i < N - idx; i++) mt[i + idx] ^= originalMt[i + originalIdx];
		for (; i < N - originalIdx; i++) mt[i + idx - N] ^= originalMt[i + originalIdx];
		for (; i < N; i++) mt[i + idx - N] ^= originalMt[i + originalIdx - N];
	}
}
function twistedNext(mt, idx) {
	if (idx < 227) {
		const y = mt[idx] & MASK_UPPER | mt[idx + 1] & MASK_LOWER;
		mt[idx] = mt[idx + M] ^ y >>> 1 ^ -(y & 1) & A;
		return idx + 1;
	} else if (idx < 623) {
		const y = mt[idx] & MASK_UPPER | mt[idx + 1] & MASK_LOWER;
		mt[idx] = mt[idx + M - N] ^ y >>> 1 ^ -(y & 1) & A;
		return idx + 1;
	} else {
		const y = mt[idx] & MASK_UPPER | mt[0] & MASK_LOWER;
		mt[idx] = mt[396] ^ y >>> 1 ^ -(y & 1) & A;
		return 0;
	}
}
function twist(mt) {
	for (let idx = 0; idx !== N; ++idx) twistedNext(mt, idx);
}
function mersenne(seed) {
	const out = [seed | 0];
	for (let idx = 1; idx !== N; ++idx) {
		const xored = out[idx - 1] ^ out[idx - 1] >>> 30;
		out.push(Math.imul(F, xored) + idx | 0);
	}
	twist(out);
	return new MersenneTwister(out, 0);
}
// actions/src/submission/selection.ts
/** The competition's own script draws its subset with this seed. */
const SUBSET_SEED = 42;
/**
* Row positions of the subset, ascending: ceil(rows × proportion) of them, chosen as pandas
* `Series.sample(n, random_state=numpy.random.RandomState(42))` chooses.
* @param proportion in (0, 1]
*/
function subsetPositions(rows, proportion) {
	return drawnPositions(rows, Math.ceil(rows * proportion));
}
/** So many row positions, or all if there are fewer, ascending, drawn in the same way. */
function drawnPositions(rows, count) {
	const chosen = legacyPermutation(rows, SUBSET_SEED).slice(0, count);
	return Array.from(chosen).toSorted((a, b) => a - b);
}
/**
* `numpy.random.RandomState(seed).permutation(n)`: a Fisher–Yates shuffle from the last element to
* the second. Its stream is frozen by NumPy (NEP 19), so the result never changes.
* @param n at most 2^32
*/
function legacyPermutation(n, seed) {
	const random = mersenne(seed);
	const order = Uint32Array.from({ length: n }, (_, index) => index);
	for (let i = n - 1; i > 0; i--) {
		const mask = 4294967295 >>> Math.clz32(i);
		let j;
		do
			j = (random.next() & mask) >>> 0;
		while (j > i);
		const swapped = order[i];
		order[i] = order[j];
		order[j] = swapped;
	}
	return order;
}
// actions/src/commands/submission/data-subset/data-subset.ts
/** Prepares `data/<dataset>` with part of the query videos, as it is mounted on the platform. */
async function dataSubset({ dataset, proportion, place }, { root, log, signal }) {
	const source = place?.given ?? require_advice.competitionPaths(root, dataset);
	if (!(0, node_fs.existsSync)(source.queryMetadata)) throw missingDataset(source, dataset);
	const queries = await require_test_submission.readVideoMetadata(source.queryMetadata);
	const references = await require_test_submission.readVideoMetadata(source.referenceMetadata);
	const { datasets } = await require_competition.competitionOf(root);
	const groundTruth = datasets[dataset]?.ground_truth === true ? await require_test_submission.readTable(source.groundTruth, ["query_id", "ref_id"]) : void 0;
	const present = await presentVideos(source.queryVideos);
	const candidates = queries.videos.flatMap(({ id }) => {
		const file = present.get(id);
		return file === void 0 ? [] : [{
			id,
			file
		}];
	});
	if (candidates.length === 0) throw new require_errors.UserError(`${require_action.shown(source.queryVideos)} holds none of the query videos`, { next: `unpack them there as <video_id>.mp4, beside ${node_path.default.basename(source.queryMetadata)}` });
	const absent = queries.videos.length - candidates.length;
	if (absent > 0) log.warn(`${count(absent)} of ${count(queries.videos.length)} query videos are not there`);
	const chosen = new Set(subsetPositions(candidates.length, proportion));
	const subset = candidates.filter((_, position) => chosen.has(position)).toSorted((a, b) => a.id < b.id ? -1 : 1);
	const ids = subset.map(({ id }) => id);
	const target = require_advice.preparedPaths(root, dataset, place?.folder);
	const step = log.step("data subset");
	try {
		const placement = await replaceFolder(target.folder, async (folder) => {
			const out = require_advice.preparedPaths(root, dataset, folder);
			await (0, node_fs_promises.mkdir)(out.queryVideos);
			await (0, node_fs_promises.writeFile)(out.querySubset, `${["video_id", ...ids].join("\n")}\n`);
			await writeTable(out.queryMetadata, queries);
			await writeTable(out.referenceMetadata, references);
			if (groundTruth !== void 0) {
				await writeTable(out.groundTruth, groundTruth);
				const inSubset = new Set(ids);
				const rows = groundTruth.rows.filter((row) => inSubset.has(row["query_id"] ?? ""));
				await writeTable(out.subsetGroundTruth, {
					...groundTruth,
					rows
				});
			}
			const pairs = subset.map(({ id, file }) => ({
				from: file,
				to: node_path.default.join(out.queryVideos, `${id}.mp4`)
			}));
			const placed = await placeFiles(pairs, signal, (done) => step.update(`${count(done)} of ${count(pairs.length)} videos`));
			await require_test_submission.openFolder(folder);
			return placed;
		});
		step.done(`${require_action.shown(target.folder)}: ${count(subset.length)} of ${count(candidates.length)} query videos (by ${placement})`);
		return {
			folder: target.folder,
			videos: subset.length,
			placement
		};
	} catch (error) {
		step.fail();
		throw require_action.fileError(`prepare ${require_action.shown(target.folder)}`, error);
	}
}
function writeTable(file, { columns, rows }) {
	return (0, node_fs_promises.writeFile)(file, require_test_submission.tableText(columns, rows));
}
function count(n) {
	return n.toLocaleString("en");
}
// actions/src/submission/embedding/chunk-store.ts
/** What is kept of a chunk beside its arrays; `kept.json`. */
const KEPT = require_action.object({
	schema: require_action.literal(1),
	/** What the result came from, for people: nothing is looked up by it. */
	from: require_action.object({
		dataset: require_action.string(),
		set: require_action.picklist(require_advice.VIDEO_SETS),
		index: require_action.number(),
		image: require_action.string(),
		code: require_action.record(require_action.string(), require_action.string())
	}),
	videos: require_action.array(require_action.tuple([require_action.string(), require_action.number()])),
	apart: require_action.array(require_action.object({
		video: require_action.string(),
		why: require_action.string()
	})),
	dimensions: require_action.number(),
	timeType: require_action.picklist(["<f4", "<f8"]),
	timeWidth: require_action.picklist([1, 2])
});
/** A kept result whose bytes are not those that were written. */
var DamagedChunk = class extends require_errors.SurroundingsError {
	key;
	constructor(key, file) {
		super(`${require_action.shown(file)} is damaged`, { next: "look at the disk, then run it again" });
		this.key = key;
	}
};
/** What `sha256sum --check` reads. */
const SUMS = "SHA256SUMS";
/** Results of chunks in a folder, each in a folder of its own that is named by its key. */
var ChunkStore = class {
	folder;
	#unfinished;
	/** @param unfinished a folder of the same file system, for what has no name yet */
	constructor(folder, unfinished) {
		this.folder = folder;
		this.#unfinished = unfinished;
	}
	has(key) {
		return (0, node_fs.existsSync)(node_path.default.join(this.folder, key));
	}
	/** What is kept under a key, or undefined. @throws DamagedChunk */
	async find(key) {
		return this.has(key) ? await this.need(key) : void 0;
	}
	/** What is kept under a key that was found before. @throws DamagedChunk, as if there is nothing any more */
	async need(key) {
		const text = await this.read(key, "kept.json");
		return require_action.parse(KEPT, JSON.parse(text.toString()));
	}
	/**
	* Keeps a result. It is on the disk before it has its name, so that one that can be found is whole, whenever
	* the power goes.
	*
	* @throws the file system's error; nothing is kept then.
	*/
	async keep(key, from, rows, apart) {
		const { features, timestamps, ...form } = rows ?? NO_ROWS;
		const kept = require_action.parse(KEPT, {
			schema: 1,
			from,
			...form,
			apart
		});
		const files = {
			features,
			timestamps,
			"kept.json": Buffer.from(JSON.stringify(kept))
		};
		await this.#write(key, files);
		return kept;
	}
	/**
	* Keeps a result of another store as well.
	*
	* @throws DamagedChunk; the file system's error
	*/
	async take(key, from) {
		const features = await from.read(key, "features");
		const timestamps = await from.read(key, "timestamps");
		const kept = await from.read(key, "kept.json");
		await this.#write(key, {
			features,
			timestamps,
			"kept.json": kept
		});
	}
	async #write(key, files) {
		const sums = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
		await (0, node_fs_promises.mkdir)(this.folder, { recursive: true });
		await (0, node_fs_promises.mkdir)(this.#unfinished, { recursive: true });
		const made = await (0, node_fs_promises.mkdtemp)(node_path.default.join(this.#unfinished, "result-"));
		try {
			for (const [name, bytes] of Object.entries({
				...files,
				[SUMS]: Buffer.from(sums.join(""))
			})) await writeThrough(node_path.default.join(made, name), bytes);
			await syncFolder(made);
			await this.remove(key);
			await (0, node_fs_promises.rename)(made, node_path.default.join(this.folder, key));
			await syncFolder(this.folder);
		} catch (error) {
			await (0, node_fs_promises.rm)(made, {
				recursive: true,
				force: true
			});
			throw error;
		}
	}
	/** The bytes of a file of a result. @throws DamagedChunk if they are not those that were kept. */
	async read(key, name) {
		const file = node_path.default.join(this.folder, key, name);
		const sums = await (0, node_fs_promises.readFile)(node_path.default.join(this.folder, key, SUMS), "utf8").catch(() => "");
		const bytes = await (0, node_fs_promises.readFile)(file).catch(() => void 0);
		if (bytes === void 0 || !sums.includes(`${sha256(bytes)}  ${name}\n`)) throw new DamagedChunk(key, file);
		return bytes;
	}
	async remove(key) {
		await (0, node_fs_promises.rm)(node_path.default.join(this.folder, key), {
			recursive: true,
			force: true
		});
	}
	/** All that is kept, with its size in bytes. What can't be read has no `kept`. */
	async list() {
		const found = [];
		for (const key of await (0, node_fs_promises.readdir)(this.folder).catch(() => [])) {
			if (!/^[0-9a-f]{64}$/.test(key)) continue;
			let bytes = 0;
			for (const name of await (0, node_fs_promises.readdir)(node_path.default.join(this.folder, key))) bytes += (await (0, node_fs_promises.stat)(node_path.default.join(this.folder, key, name))).size;
			const { mtime } = await (0, node_fs_promises.stat)(node_path.default.join(this.folder, key));
			found.push({
				key,
				bytes,
				kept: await this.find(key).catch(() => void 0),
				at: mtime
			});
		}
		return found;
	}
};
/** Of a chunk all of whose videos were set apart. */
const NO_ROWS = {
	videos: [],
	dimensions: 0,
	timeType: "<f4",
	timeWidth: 1,
	features: Buffer.alloc(0),
	timestamps: Buffer.alloc(0)
};
function sha256(bytes) {
	return (0, node_crypto.createHash)("sha256").update(bytes).digest("hex");
}
async function writeThrough(file, bytes) {
	const handle = await (0, node_fs_promises.open)(file, "wx");
	try {
		await handle.writeFile(bytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
}
async function syncFolder(folder) {
	const handle = await (0, node_fs_promises.open)(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
// actions/src/submission/embedding/chunk-queue.ts
/**
* What is left to do, of which each worker has at most one piece reserved: that for which it makes all ready while it
* is at another. A worker that has nothing left does what another one has only reserved.
*/
var ChunkQueue = class {
	#left;
	#reserved = /* @__PURE__ */ new Map();
	constructor(chunks) {
		this.#left = [...chunks];
	}
	get isEmpty() {
		return this.#left.length + this.#reserved.size === 0;
	}
	/** What a worker does next; undefined if nothing is left. */
	take(worker) {
		const owner = this.#reserved.has(worker) ? worker : void 0;
		if (owner === void 0 && this.#left.length > 0) return this.#left.shift();
		const [other] = this.#reserved.keys();
		return this.#release(owner ?? other);
	}
	/** What it does after that, unless another one is done before. */
	reserve(worker) {
		const next = this.#left.shift();
		if (next !== void 0) this.#reserved.set(worker, next);
		return next;
	}
	/** A worker leaves, without having done the chunk that it took. */
	giveBack(worker, chunk) {
		const next = this.#release(worker);
		this.#left = [
			chunk,
			...next === void 0 ? [] : [next],
			...this.#left
		];
	}
	#release(worker) {
		if (worker === void 0) return void 0;
		const chunk = this.#reserved.get(worker);
		this.#reserved.delete(worker);
		return chunk;
	}
};
// actions/src/submission/embedding/divide.ts
/** main.py fails whatever it is given. */
var MainFails = class extends Error {
	failed;
	constructor(failed) {
		super(failed.why);
		this.failed = failed;
	}
};
/**
* Has all videos described whose run does not fail. A run that fails is tried again as two halves, down to
* the single video, which is set apart when it has failed twice. Videos whose run passes are described in
* the larger runs around it: for one bad video the chunk is computed about twice more.
*
* @param broken called once, at the first failure: why main.py fails whatever it is given, or undefined if it
*   does not; so a broken main.py does not cost two runs for each video
* @throws MainFails if it is
*/
async function describeAll(ids, run, broken) {
	const parts = [];
	const apart = [];
	let asked = false;
	const visit = async (some) => {
		const attempt = await run(some);
		if ("made" in attempt) return void parts.push(attempt.made);
		const why = asked ? void 0 : await broken();
		asked = true;
		if (why !== void 0) throw new MainFails(why);
		const [only] = some;
		if (only !== void 0 && some.length === 1) {
			const again = await run(some);
			if ("made" in again) parts.push(again.made);
			else apart.push({
				video: only,
				why: again.failed.why
			});
			return;
		}
		const middle = Math.ceil(some.length / 2);
		await visit(some.slice(0, middle));
		await visit(some.slice(middle));
	};
	if (ids.length > 0) await visit(ids);
	return {
		parts,
		apart
	};
}
// actions/src/submission/embedding/progress.ts
/** Steps of a bar. */
const BAR = 12;
/** Counts videos of a run of `embed`, and says how far it is. */
var EmbedProgress = class {
	#videos;
	#kept;
	#described = 0;
	#apart = 0;
	constructor(videos, kept) {
		this.#videos = videos;
		this.#kept = kept;
	}
	described(videos) {
		this.#described += videos;
	}
	apart(videos) {
		this.#apart += videos;
	}
	/** @param seconds since the run began */
	report(seconds, use) {
		const done = this.#described + this.#apart;
		const rate = done > 0 && seconds > 0 ? done / seconds : null;
		const left = this.#videos - this.#kept - done;
		return {
			schema: 1,
			videos: this.#videos,
			kept: this.#kept,
			described: this.#described,
			apart: this.#apart,
			videosPerSecond: rate,
			secondsLeft: rate === null ? null : Math.round(left / rate),
			use
		};
	}
};
/** `1,024 of 48,715 videos, 3.4 a second, 3 h 55 min left, 2 set apart, processors 97 %, GPUs 80 %` */
function progressText(report) {
	const { videos, kept, described, apart, videosPerSecond, secondsLeft, use } = report;
	return [
		`${require_action.grouped(kept + described + apart)} of ${require_action.grouped(videos)} videos`,
		...videosPerSecond === null ? [] : [`${videosPerSecond.toPrecision(2)} a second`],
		...secondsLeft === null ? [] : [`${require_action.formatSeconds(secondsLeft)} left`],
		...apart === 0 ? [] : [`${require_action.grouped(apart)} set apart`],
		...use.processors === null ? [] : [`processors ${percent(use.processors)}`],
		...use.gpus === null ? [] : [`GPUs ${percent(use.gpus)}`]
	].join(", ");
}
/** The same as a bar, for a terminal: `███░░░░░░░░░`. */
function progressBar({ videos, kept, described, apart }) {
	const full = Math.floor(BAR * (kept + described + apart) / videos);
	return "█".repeat(full) + "░".repeat(BAR - full);
}
function percent(share) {
	return `${Math.round(100 * share)} %`;
}
// actions/src/commands/submission/embed/ahead.ts
/** What a worker makes ready while main.py is at another chunk. */
var Ahead = class {
	#make;
	#chunk;
	#ready;
	/** @param make what is to be ready of a chunk; undefined if nothing is to be done for it */
	constructor(make) {
		this.#make = make;
	}
	begin(chunk) {
		this.#chunk = chunk;
		this.#ready = this.#make(chunk).catch(() => void 0);
	}
	/** Hands over what is ready of a chunk; undefined if nothing is. What is ready of another one is discarded. */
	async of(chunk) {
		if (this.#chunk !== chunk) await this.discard();
		const ready = await this.#ready;
		this.#ready = void 0;
		return ready;
	}
	async discard() {
		const ready = await this.#ready;
		this.#ready = void 0;
		await ready?.main.discard();
	}
};
// actions/src/commands/submission/embed/main-log.ts
/** More than that is not kept. */
const MOST_BYTES$1 = 64 * 2 ** 20;
/** What main.py prints in all runs of a call, in a file that the first of it begins anew. */
var MainLog = class {
	file;
	#bytes = 0;
	constructor(file) {
		this.file = file;
		(0, node_fs.writeFileSync)(file, "");
	}
	add(bytes) {
		if (this.#bytes > MOST_BYTES$1) return;
		this.#bytes += bytes.length;
		(0, node_fs.appendFileSync)(this.file, bytes);
	}
};
// actions/src/commands/submission/embed/describe-chunks.ts
/** So many of the last lines are shown of a main.py that fails. */
const LOG_LINES = 20;
/**
* The results of all chunks: those that are kept, and those that workers make now, side by side.
*
* @throws UserError if main.py fails whatever it is given; what stands in the way of all runs
*/
async function describeChunks(chunks, crew, { log, signal }) {
	const results = /* @__PURE__ */ new Map();
	for (const chunk of chunks) {
		const found = await crew.maker.find(chunk, (text) => log.warn(text));
		if (found !== void 0) results.set(chunk, found);
	}
	const todo = chunks.filter((chunk) => !results.has(chunk));
	if (todo.length === 0) return results;
	const kept = videosOf(results.keys());
	const progress = new EmbedProgress(videosOf(chunks), kept);
	const workers = crew.workersFor(todo.length);
	await crew.prepare();
	const mainLog = new MainLog(crew.log);
	const step = log.step(`main.py describes videos, ${workers.length === 1 ? "1 worker" : `${workers.length} workers`}`);
	if (kept > 0) step.note(`${require_action.grouped(kept)} of ${require_action.grouped(videosOf(chunks))} are described already`);
	const started = performance.now();
	const tell = async () => {
		const report = progress.report((performance.now() - started) / 1e3, crew.use());
		const text = progressText(report);
		step.update(log.columns === void 0 ? text : `${progressBar(report)} ${text}`);
		await require_replace_file.replaceFile(crew.progress, (partial) => (0, node_fs_promises.writeFile)(partial, `${JSON.stringify(report)}\n`));
	};
	const stop = new AbortController();
	const both = AbortSignal.any([signal, stop.signal]);
	const queue = new ChunkQueue(todo);
	const crewLeft = new Set(workers);
	const onOutput = (bytes) => mainLog.add(bytes);
	const work = async (worker) => {
		const runner = {
			worker,
			limits: crew.limitsOf(worker),
			signal: both,
			onOutput
		};
		const ahead = new Ahead((chunk) => crew.maker.ready(chunk, runner));
		try {
			for (let chunk = queue.take(worker); chunk !== void 0; chunk = queue.take(worker)) {
				const ready = await ahead.of(chunk);
				const next = queue.reserve(worker);
				if (next !== void 0) ahead.begin(next);
				const result = await crew.maker.make(chunk, runner, (text) => step.note(text), ready).catch((error) => {
					const alone = crewLeft.size === 1 || !crew.maker.hasDescribed(chunk.set);
					if (!(error instanceof MainFails) || alone) throw error;
					step.note(`${nameOf(worker)} is left out: ${error.failed.why}`);
				});
				if (result === void 0) {
					crewLeft.delete(worker);
					queue.giveBack(worker, chunk);
					return;
				}
				results.set(chunk, result);
				const apart = result.kept.apart.length + result.unread.length;
				progress.described(chunk.videos.length - apart);
				progress.apart(apart);
				await tell();
			}
		} finally {
			await ahead.discard();
		}
	};
	try {
		await tell();
		while (!queue.isEmpty) {
			const ends = [...crewLeft].map((worker) => work(worker).catch((error) => stop.abort(error)));
			await Promise.all(ends);
			both.throwIfAborted();
		}
		step.done(`${require_action.grouped(videosOf(chunks))} videos described`);
		return results;
	} catch (error) {
		step.fail();
		if (!(error instanceof MainFails)) throw error;
		log.raw(`${require_action.lastLines(error.failed.printed, LOG_LINES)}\n`);
		const { why, exitCode, next } = error.failed;
		throw new require_errors.UserError(why, {
			exitCode,
			next: `${next}; ${require_action.shown(mainLog.file)} has all of it`
		});
	}
}
function nameOf({ gpu, cores }) {
	if (typeof gpu === "number") return `the worker of GPU ${gpu}`;
	const [first, last] = cores?.split("-") ?? [];
	if (first === void 0) return "the worker";
	return `the worker of ${first === last ? `core ${first}` : `the cores ${cores}`}`;
}
/** How many videos some chunks have. */
function videosOf(chunks) {
	return [...chunks].reduce((sum, { videos }) => sum + videos.length, 0);
}
// actions/src/submission/embedding/chunks.ts
/** The file of a video; absolute. */
function fileOf({ id, folder, target }) {
	return target ?? node_path.default.join(folder, `${id}.mp4`);
}
/**
* Cuts a set into chunks of `size` ids of the whole set, in their order. What is missing leaves a gap in
* its own chunk, so that a video that comes later changes this one alone.
*
* @param of.ids of the whole set
* @param of.videos those that there are to describe, by id
*/
function chunksOf({ set, rows, ids, videos }, size) {
	const sorted = ids.toSorted((a, b) => a < b ? -1 : 1);
	const chunks = [];
	for (let start = 0; start < sorted.length; start += size) {
		const present = sorted.slice(start, start + size).flatMap((id) => videos.get(id) ?? []);
		if (present.length > 0) chunks.push({
			set,
			index: start / size,
			rows,
			videos: present
		});
	}
	return chunks;
}
/** Changes when results of an older version of this code must not be taken for its own. */
const VERSION = 1;
/**
* The name under which a chunk's result is kept: 64 hexadecimal digits. Equal for equal content, wherever
* the files lie; no option that leaves the result as it is (processors, limits, workers) is part of it.
*
* @param digests of the content of each of its videos, in their order
*/
function chunkKey({ set, rows, videos }, digests, { code, image, gpu }) {
	const lines = videos.map(({ id, row }, at) => [
		id,
		digests[at],
		sortedEntries(rows.row(row))
	]);
	const all = JSON.stringify([
		VERSION,
		set,
		code,
		image,
		gpu,
		lines
	]);
	return (0, node_crypto.createHash)("sha256").update(all).digest("hex");
}
function sortedEntries(row) {
	return Object.entries(row).toSorted(([a], [b]) => a < b ? -1 : 1);
}
// actions/src/commands/submission/embed/chunk-keys.ts
/** Makes the keys of chunks from the content of their videos. */
var ChunkKeys = class {
	#digests;
	#parts;
	constructor(digests, parts) {
		this.#digests = digests;
		this.#parts = parts;
	}
	/** The key of a chunk none of whose videos has to be read for it; undefined for all others. */
	known(chunk) {
		const known = chunk.videos.flatMap(({ digest }) => digest ?? []);
		return known.length === chunk.videos.length ? chunkKey(chunk, known, this.#parts) : void 0;
	}
	/** Looks at all files anew, for days may have passed since the call began, and reads those that changed. */
	async read(chunk, signal) {
		const digests = [];
		const unread = [];
		for (const video of chunk.videos) try {
			const file = fileOf(video);
			const stamp = require_test_submission.stampOf(await (0, node_fs_promises.stat)(file, { bigint: true }));
			digests.push(await this.#digests.of(file, stamp, signal));
		} catch (error) {
			signal.throwIfAborted();
			unread.push({
				video: video.id,
				why: `the file can't be read: ${require_errors.messageOf(error)}`
			});
		}
		const lost = new Set(unread.map(({ video }) => video));
		const whole = {
			...chunk,
			videos: chunk.videos.filter(({ id }) => !lost.has(id))
		};
		return {
			chunk: whole,
			key: chunkKey(whole, digests, this.#parts),
			unread
		};
	}
};
// actions/src/submission/embedding/read-npy.ts
var import_yauzl = require_yauzl$1.require_yauzl();
const HEADER = /'descr': *'([<>|=]?)([fiuU])(\d+)'.*'fortran_order': *(True|False).*'shape': *\(([\d, ]*)\)/s;
/** @throws Error for an array that no descriptor file of the platform's rules has. */
function readNpy(bytes) {
	const longHeader = (bytes[6] ?? 0) > 1;
	const length = longHeader ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
	const start = (longHeader ? 12 : 10) + length;
	const header = bytes.toString("latin1", longHeader ? 12 : 10, start);
	const [, order, kind = "", size = "", fortran, dimensions = ""] = HEADER.exec(header) ?? [];
	const shape = dimensions.split(",").flatMap((text) => text.trim() === "" ? [] : [Number(text)]);
	const little = order !== ">";
	const width = kind === "U" ? 4 * Number(size) : Number(size);
	const count = shape.reduce((all, each) => all * each, 1);
	const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * width);
	const [rows = 1, columns = 1] = shape;
	/** Where the item stands that is nth in C order. */
	const place = (nth) => fortran === "True" ? nth % columns * rows + Math.floor(nth / columns) : nth;
	const read = reader(view, `${kind}${size}`, little);
	return {
		type: `${kind}${size}`,
		shape,
		floats(wide) {
			if (`${kind}${size}` === `f${wide}` && little && fortran !== "True") return Buffer.from(bytes.subarray(start, start + count * width));
			const floats = Buffer.alloc(count * wide);
			for (let nth = 0; nth < count; nth++) {
				const value = read(place(nth) * width);
				if (wide === 4) floats.writeFloatLE(value, nth * wide);
				else floats.writeDoubleLE(value, nth * wide);
			}
			return floats;
		},
		*texts() {
			for (let nth = 0; nth < count; nth++) yield textAt(view, nth * width, width, little);
		}
	};
}
function reader(view, type, little) {
	switch (type) {
		case "f4": return (at) => view.getFloat32(at, little);
		case "f8": return (at) => view.getFloat64(at, little);
		case "f2": return (at) => half(view.getUint16(at, little));
		case "i1": return (at) => view.getInt8(at);
		case "u1": return (at) => view.getUint8(at);
		case "i2": return (at) => view.getInt16(at, little);
		case "u2": return (at) => view.getUint16(at, little);
		case "i4": return (at) => view.getInt32(at, little);
		case "u4": return (at) => view.getUint32(at, little);
		case "i8": return (at) => Number(view.getBigInt64(at, little));
		case "u8": return (at) => Number(view.getBigUint64(at, little));
		default: return () => {
			throw new Error(`an array of ${type} holds no numbers`);
		};
	}
}
/** IEEE 754 binary16. */
function half(bits) {
	const [sign, exponent, fraction] = [
		bits >> 15 ? -1 : 1,
		bits >> 10 & 31,
		bits & 1023
	];
	if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
	return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
/** UCS-4, padded with zeros. */
function textAt(view, at, width, little) {
	let found = "";
	for (let byte = 0; byte < width; byte += 4) {
		const point = view.getUint32(at + byte, little);
		if (point === 0) break;
		found += String.fromCodePoint(point);
	}
	return found;
}
// actions/src/submission/embedding/rows.ts
/** The npz of one run: the container has checked it by the rules of the platform. */
const ARRAYS = [
	"video_ids",
	"features",
	"timestamps"
];
/** Reads the npz file that a run of main.py has left, whatever NumPy has written it with. */
async function readRows(file) {
	const members = /* @__PURE__ */ new Map();
	const zip = await (0, import_yauzl.openPromise)(file);
	for await (const entry of zip.eachEntry()) if (ARRAYS.some((name) => entry.fileName === `${name}.npy`)) members.set(entry.fileName, await (0, node_stream_consumers.buffer)(await zip.openReadStreamPromise(entry)));
	const [ids, features, stamps] = ARRAYS.map((name) => {
		const bytes = members.get(`${name}.npy`);
		if (bytes === void 0) throw new Error(`${file} holds no ${name}`);
		return readNpy(bytes);
	});
	const videos = [];
	for (const id of ids.texts()) {
		const last = videos.at(-1);
		if (last?.[0] === id) last[1]++;
		else videos.push([id, 1]);
	}
	const timeType = stamps.type === "f4" ? "<f4" : "<f8";
	return {
		videos,
		dimensions: features.shape[1] ?? 1,
		timeType,
		timeWidth: stamps.shape[1] ?? 1,
		features: features.floats(4),
		timestamps: stamps.floats(timeType === "<f4" ? 4 : 8)
	};
}
/** @throws UserError if rows of some parts can't stand in one file. */
function refuseOtherForms(parts) {
	const [first] = parts;
	const other = parts.find((part) => formOf(part) !== formOf(first ?? part));
	if (first === void 0 || other === void 0) return;
	throw new require_errors.UserError(`main.py gave ${formOf(first)} for ${first.first} and ${formOf(other)} for ${other.first}`, {
		exitCode: require_errors.ExitCode.invalidSubmission,
		next: "save one number of dimensions and one type of times, whatever the videos are"
	});
}
function formOf({ dimensions, timeType, timeWidth }) {
	return `${dimensions} dimensions with ${timeWidth === 1 ? "times" : "starts and ends"} of float${8 * Number(timeType[2])}`;
}
// actions/src/submission/embedding/account.ts
/**
* Puts the rows of all runs on a chunk together, which share no video, and says of each video without any
* why that is. One that has nothing but NaN could match nothing: it is set apart as one that fails.
*
* @param ids the chunk's videos, sorted
* @param apart those that main.py failed on
* @throws UserError if main.py gave rows that can't stand in one file
*/
function accountFor(ids, parts, apart) {
	refuseOtherForms(parts.map((part) => ({
		...part,
		first: part.videos[0]?.[0]
	})));
	const pieces = new Map(parts.flatMap(piecesOf).map((piece) => [piece.id, piece]));
	const failed = new Map(apart.map(({ video, why }) => [video, why]));
	const notes = [];
	const useful = [];
	const without = [];
	for (const id of ids) {
		const piece = pieces.get(id);
		const bad = piece === void 0 ? 0 : rowsWithNan(piece);
		if (piece === void 0) without.push({
			video: id,
			why: failed.get(id) ?? "main.py saved no descriptor of it"
		});
		else if (bad === piece.rows) without.push({
			video: id,
			why: "all of its descriptors hold NaN"
		});
		else {
			useful.push(piece);
			if (bad > 0) notes.push(`${id}: ${bad} of ${piece.rows} descriptors hold NaN and match nothing`);
		}
	}
	return {
		rows: joined(parts[0], useful),
		apart: without,
		notes
	};
}
function piecesOf(part) {
	const widths = [4 * part.dimensions, Number(part.timeType[2]) * part.timeWidth];
	let row = 0;
	return part.videos.map(([id, rows]) => {
		const from = row;
		row += rows;
		const cut = (bytes, width) => bytes.subarray(from * width, row * width);
		return {
			id,
			rows,
			features: cut(part.features, widths[0]),
			timestamps: cut(part.timestamps, widths[1])
		};
	});
}
function joined(form, pieces) {
	if (form === void 0 || pieces.length === 0) return void 0;
	return {
		...form,
		videos: pieces.map(({ id, rows }) => [id, rows]),
		features: Buffer.concat(pieces.map(({ features }) => features)),
		timestamps: Buffer.concat(pieces.map(({ timestamps }) => timestamps))
	};
}
function rowsWithNan({ rows, features }) {
	const values = new Float32Array(features.buffer, features.byteOffset, features.length / 4);
	const width = values.length / rows;
	let bad = 0;
	for (let row = 0; row < rows; row++) {
		let sum = 0;
		for (let at = row * width; at < (row + 1) * width; at++) sum += values[at] ?? 0;
		if (Number.isNaN(sum)) bad++;
	}
	return bad;
}
// actions/src/submission/embedding/merge.ts
function outlineOf(kept) {
	const { videos, apart, dimensions, timeType, timeWidth } = kept;
	return {
		dimensions,
		timeType,
		timeWidth,
		apart,
		videos: videos.length,
		rows: videos.reduce((sum, [, rows]) => sum + rows, 0),
		first: videos[0]?.[0],
		idWidth: require_test_submission.widthOf(videos.map(([id]) => id))
	};
}
/**
* Writes the results of all chunks of a set, in the order of their ids, as one npz file. Its bytes depend on
* nothing but the descriptors: not on when, where or in which order the chunks were made. One chunk at a
* time is in memory.
*
* @returns the number of descriptors and of videos that have any
* @throws DamagedChunk; UserError if main.py gave chunks that do not belong together
*/
async function mergeResults(results, store, target, signal) {
	const parts = results.filter(({ kept }) => kept.videos > 0);
	const [first] = parts;
	if (first === void 0) throw new require_errors.UserError("no video has a descriptor", {
		exitCode: require_errors.ExitCode.submissionFailed,
		next: "read why each was set apart, and fix submission_src/main.py"
	});
	const form = first.kept;
	refuseOtherForms(parts.map(({ kept }) => kept));
	const sumOf = (figure) => parts.reduce((sum, { kept }) => sum + kept[figure], 0);
	const rows = sumOf("rows");
	const times = form.timeWidth === 1 ? [rows] : [rows, form.timeWidth];
	const width = Math.max(...parts.map(({ kept }) => kept.idWidth));
	const arrayOf = (name, descr, shape, bytes) => {
		const header = require_test_submission.npyHeader(descr, shape);
		const items = shape.reduce((all, each) => all * each, 1);
		const itemBytes = Number(descr.slice(2)) * (descr[1] === "U" ? 4 : 1);
		return {
			name: `${name}.npy`,
			bytes: header.length + items * itemBytes,
			stream: () => node_stream.Readable.from(inTurn(header, parts, bytes), { objectMode: false }),
			compress: false
		};
	};
	const members = [
		arrayOf("features", "<f4", [rows, form.dimensions], ({ key }) => store.read(key, "features")),
		arrayOf("timestamps", form.timeType, times, ({ key }) => store.read(key, "timestamps")),
		arrayOf("video_ids", `<U${width}`, [rows], async ({ key }) => require_test_submission.unicodeArray(await idsOf(key, store), width).bytes)
	];
	await require_test_submission.writeZip(target, members, signal);
	return {
		rows,
		videos: sumOf("videos")
	};
}
async function* inTurn(header, parts, bytes) {
	yield header;
	for (const part of parts) yield await bytes(part);
}
/** The id of each row of a chunk. */
async function idsOf(key, store) {
	const { videos } = await store.need(key);
	return videos.flatMap(([id, rows]) => Array.from({ length: rows }, () => id));
}
// actions/src/container/whole-lines.ts
/** Of a line that does not end, so many bytes wait at most. */
const MOST_BYTES = 8192;
const [NEWLINE, RETURN] = ["\n", "\r"].map((end) => end.charCodeAt(0));
/**
* Passes on what a program prints line by line: it writes a line in pieces, and those of its two streams, and of others
* beside it, come in any order. A line may end in `\r`, as those of a bar do that is drawn again.
*/
var WholeLines = class {
	#pass;
	#begun = {
		stdout: /* @__PURE__ */ new Uint8Array(),
		stderr: /* @__PURE__ */ new Uint8Array()
	};
	constructor(pass) {
		this.#pass = pass;
	}
	push(chunk, stream) {
		const bytes = Buffer.concat([this.#begun[stream], chunk]);
		const end = Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
		const now = bytes.length - end > MOST_BYTES ? bytes.length : end;
		this.#begun[stream] = bytes.subarray(now);
		if (now > 0) this.#pass(bytes.subarray(0, now));
	}
	/** Nothing more comes: a last line without an end gets one. */
	end() {
		for (const stream of ["stdout", "stderr"]) if (this.#begun[stream].length > 0) this.push(Buffer.of(NEWLINE), stream);
	}
};
// actions/src/commands/submission/embed/runs/embed-failure.ts
/**
* Why the image's `embed` made no descriptors, on one line, from the end of its errors (stderr): its own
* `error:` line, after the last line of a main.py that failed.
*/
function embedFailure(output) {
	const lines = output.split("\n").filter((line) => line.trim() !== "");
	const at = lines.findLastIndex((line) => line.startsWith("error: "));
	const last = lines[at < 0 ? lines.length - 1 : at - 1];
	const error = lines[at]?.slice(7);
	if (error === void 0) return require_action.shortLine(last ?? "it printed nothing");
	const ofMain = error.startsWith("main.py ended with") && last !== void 0;
	return require_action.shortLine(ofMain ? `${last} (${error})` : error);
}
// actions/src/commands/submission/embed/runs/chunk-run.ts
/** With fewer bytes free, the disk is to blame for a result that was not written. */
const FULL = 2 ** 20;
/** Killed by SIGKILL. */
const KILLED = 137;
/**
* Makes all ready for main.py on some videos of a set, in a place that holds no others: it finds them where it finds
* the query subset on the platform. Until it runs, nothing of the submission is in memory.
*
* @throws UserError as its run does
*/
async function readyMain(run, { set, rows, videos }, { worker, limits, signal, onOutput }) {
	await (0, node_fs_promises.mkdir)(run.work, { recursive: true });
	const folder = await (0, node_fs_promises.mkdtemp)(node_path.default.join(run.work, "run-"));
	const [data, output] = [node_path.default.join(folder, "data"), node_path.default.join(folder, "output")];
	const [tail, errors] = [new require_runtime_command.OutputTail(), new require_runtime_command.OutputTail()];
	const printed = new WholeLines((lines) => {
		onOutput(lines);
		tail.push(lines);
	});
	const clear = async () => await (0, node_fs_promises.rm)(folder, {
		recursive: true,
		force: true
	});
	try {
		await showVideos(data, {
			rows,
			videos
		});
		await (0, node_fs_promises.mkdir)(output);
		const held = await run.place({
			set,
			videos,
			worker,
			limits,
			source: run.source,
			data,
			output
		}, {
			signal,
			idleSeconds: run.idleSeconds,
			...run.timeSeconds !== void 0 && { deadlineSeconds: run.timeSeconds },
			onOutput(chunk, stream) {
				printed.push(chunk, stream);
				if (stream === "stderr") errors.push(chunk);
			}
		});
		const end = async () => {
			try {
				await held.discard();
			} finally {
				await clear();
			}
		};
		let ended;
		return {
			async run() {
				const result = await held.run().finally(() => printed.end());
				if (result.exitCode !== 0) await refuseFullDisk(run.work);
				const failed = failureOf(result, run, {
					printed: tail.text,
					errors: errors.text
				});
				if (failed !== void 0) return { failed };
				return { made: await readRows(node_path.default.join(output, `${set}_descriptors.npz`)) };
			},
			async discard() {
				await (ended ??= end());
			}
		};
	} catch (error) {
		await clear();
		throw error;
	}
}
/** What main.py sees as /data; each video is shown in the place of its empty file. */
async function showVideos(folder, { rows, videos }) {
	const paths = require_advice.preparedPaths("", "test", folder);
	await (0, node_fs_promises.mkdir)(paths.queryVideos, { recursive: true });
	const metadata = videos.map(({ row }) => rows.row(row));
	await (0, node_fs_promises.writeFile)(paths.queryMetadata, require_test_submission.tableText(rows.columns, metadata));
	const ids = videos.map(({ id }) => ({ video_id: id }));
	await (0, node_fs_promises.writeFile)(paths.querySubset, require_test_submission.tableText(["video_id"], ids));
	for (const { id } of videos) await (0, node_fs_promises.writeFile)(node_path.default.join(paths.queryVideos, `${id}.mp4`), "");
	await require_test_submission.openFolder(folder);
}
/** A result that could not be written says nothing of main.py or the videos. */
async function refuseFullDisk(folder) {
	const { bavail, bsize } = await (0, node_fs_promises.statfs)(folder);
	if (bavail * bsize > FULL) return;
	throw new require_errors.SurroundingsError(`the disk of ${require_action.shown(node_path.default.dirname(folder))} is full`, { next: "free some space, then run it again: it resumes where it stopped" });
}
function failureOf({ exitCode, oomKilled, timedOut, stall }, { idleSeconds }, { printed, errors }) {
	if (exitCode === 0) return void 0;
	if (timedOut) return {
		why: "main.py ran past the time limit",
		exitCode: require_errors.ExitCode.timeLimit,
		next: "give a longer TIME_LIMIT, or none",
		printed
	};
	if (oomKilled) return {
		why: "main.py ran out of memory",
		exitCode: require_errors.ExitCode.outOfMemory,
		next: "keep less in memory, or give fewer WORKERS or a larger MEMORY_LIMIT",
		printed
	};
	if (stall === "idle") return {
		why: `main.py neither computed nor printed for ${require_action.formatSeconds(idleSeconds)}`,
		exitCode: require_errors.ExitCode.timeLimit,
		next: "look for what it waits for, such as a process of it that has ended; or give a longer IDLE_LIMIT",
		printed
	};
	if (exitCode === KILLED) return {
		why: "the container of main.py was stopped from outside",
		exitCode: require_errors.ExitCode.surroundings,
		next: "look at the engine, then run it again: it resumes where it stopped",
		printed
	};
	const why = embedFailure(errors);
	const code = require_errors.knownExitCode(exitCode);
	const next = "read what it printed, and fix submission_src/main.py";
	if (code === require_errors.ExitCode.submissionFailed || code === require_errors.ExitCode.invalidSubmission) return {
		why,
		exitCode: code,
		next,
		printed
	};
	throw new require_errors.UserError(`main.py could not be started: ${why}`, {
		exitCode: code,
		next
	});
}
// actions/src/commands/submission/embed/chunk-maker.ts
/** Finds results of chunks, or makes them with main.py. */
var ChunkMaker = class {
	#context;
	#runs;
	/** A video of each set that main.py has described in this call. */
	#proofs = /* @__PURE__ */ new Map();
	/** Keys of the results of this call. */
	#made = /* @__PURE__ */ new Set();
	constructor(context, runs) {
		this.#context = context;
		this.#runs = runs;
	}
	/** A result that is kept and for whose key no file has to be read. */
	async find(chunk, note) {
		const key = this.#context.keys.known(chunk);
		return key === void 0 ? void 0 : await this.#kept(key, [], note);
	}
	/** The same if files have to be read. */
	async look(chunk, signal, note) {
		const { key, unread } = await this.#context.keys.read(chunk, signal);
		return await this.#kept(key, unread, note);
	}
	/**
	* Does all that comes before main.py, while main.py may still be at another chunk; undefined if there is nothing
	* to run.
	*/
	async ready(all, runner) {
		const { key, chunk } = await this.#context.keys.read(all, runner.signal);
		return chunk.videos.length > 0 && await this.#kept(key, [], () => {}) === void 0 ? {
			key,
			main: await readyMain(this.#runs, chunk, runner)
		} : void 0;
	}
	/**
	* The result of a chunk, which is on the disk then.
	*
	* @param ready of this chunk, to be used up here; it is not run if files have changed since
	* @throws MainFails if main.py fails whatever it is given; UserError for what stands in the way of all runs
	*/
	async make(all, runner, note, ready) {
		try {
			return await this.#make(all, runner, note, ready);
		} finally {
			await ready?.main.discard();
		}
	}
	/** Whether main.py has described videos of a set in this call. */
	hasDescribed(set) {
		return this.#proofs.has(set);
	}
	async #make(all, runner, note, ready) {
		const { keys, store, dataset, image, code } = this.#context;
		const { key, chunk, unread } = await keys.read(all, runner.signal);
		const found = await this.#kept(key, unread, note);
		if (found !== void 0) return found;
		const { set, index, rows, videos } = chunk;
		const byId = new Map(videos.map((video) => [video.id, video]));
		let first = ready?.key === key ? ready.main : void 0;
		const run = async (ids) => {
			const some = ids.flatMap((id) => byId.get(id) ?? []);
			const attempt = await this.#run({
				set,
				rows,
				videos: some
			}, runner, first);
			first = void 0;
			if ("failed" in attempt && ids.length > 1) note(`${ids.length} videos from ${ids[0]} on: ${attempt.failed.why}; trying them in halves`);
			return attempt;
		};
		const ids = [...byId.keys()];
		const { parts, apart } = await describeAll(ids, run, () => this.#broken(chunk, runner));
		if ((await keys.read(all, runner.signal)).key !== key) {
			note(`a video from ${ids[0]} on was replaced meanwhile; describing its chunk again`);
			return await this.#make(all, runner, note);
		}
		const account = accountFor(ids, parts, apart);
		for (const { video, why } of [...unread, ...account.apart]) note(`${video} is set apart: ${why}`);
		account.notes.forEach(note);
		const proof = byId.get(account.rows?.videos[0]?.[0] ?? "");
		if (proof !== void 0) this.#proofs.set(set, proof);
		const from = {
			dataset,
			set,
			index,
			image,
			code: { ...code }
		};
		const kept = await store.keep(key, from, account.rows, account.apart);
		this.#made.add(key);
		return {
			key,
			kept: outlineOf(kept),
			unread
		};
	}
	/**
	* Why main.py fails now whatever it is given of a set; undefined if it does not: it is tried on a video that
	* it has described, else on some of this chunk and of the whole set.
	*/
	async #broken(chunk, runner) {
		const proof = this.#proofs.get(chunk.set);
		let failed;
		for (const video of proof ? [proof] : probes(chunk, this.#set(chunk.set))) {
			const attempt = await this.#run({
				...chunk,
				videos: [video]
			}, runner);
			if ("made" in attempt) {
				this.#proofs.set(chunk.set, video);
				return;
			}
			({failed} = attempt);
		}
		const why = `${(proof && `main.py fails on ${proof.id}, which it has described before`) ?? `no descriptors of the ${chunk.set} set`}: ${failed?.why}`;
		return failed && {
			...failed,
			why
		};
	}
	async #run(chunk, runner, ready) {
		const main = ready ?? await readyMain(this.#runs, chunk, runner);
		try {
			return await main.run();
		} finally {
			await main.discard();
		}
	}
	async #kept(key, unread, note) {
		const { store, retry } = this.#context;
		try {
			const kept = await store.find(key);
			const again = retry && !this.#made.has(key) && (kept?.apart.length ?? 0) > 0;
			return kept === void 0 || again ? void 0 : {
				key,
				kept: outlineOf(kept),
				unread
			};
		} catch (error) {
			if (!(error instanceof DamagedChunk)) throw error;
			note(`${error.message}: its chunk is described again`);
			return;
		}
	}
	#set(set) {
		const found = this.#context.sets.find((each) => each.set === set);
		if (found === void 0) throw new Error(`no set ${set}`);
		return found;
	}
};
/** The videos that tell a broken main.py from a broken video: of this chunk, and of the whole set. */
function probes({ videos: own }, { videos: all }) {
	const middle = [...all.values()][Math.floor(all.size / 2)];
	return new Set([
		own[0],
		middle,
		own.at(-1)
	].flatMap((video) => video ?? []));
}
// actions/src/machine/use.ts
const UNKNOWN_USE = {
	processors: null,
	gpus: null
};
/** Follows how busy this machine is, with all that runs on it. */
var UseOfMachine = class {
	#times;
	#askGpus;
	#last;
	#gpus = null;
	#isAsking = false;
	/** @param exec to ask the GPUs with; undefined: they are not used */
	constructor(exec, times = node_os.cpus) {
		this.#times = times;
		this.#askGpus = async () => exec === void 0 ? null : await require_run_spec.gpuUse(exec);
		this.#last = this.#sums();
	}
	/** Of the processors since the call before; of the GPUs when they last answered, so that nobody waits for them. */
	now() {
		const before = this.#last;
		this.#last = this.#sums();
		const all = this.#last.all - before.all;
		if (!this.#isAsking) this.#refresh();
		return {
			processors: all > 0 ? 1 - (this.#last.idle - before.idle) / all : null,
			gpus: this.#gpus
		};
	}
	async #refresh() {
		this.#isAsking = true;
		this.#gpus = await this.#askGpus();
		this.#isAsking = false;
	}
	#sums() {
		const sums = {
			idle: 0,
			all: 0
		};
		for (const { times } of this.#times()) {
			sums.idle += times["idle"] ?? 0;
			for (const each of Object.values(times)) sums.all += each;
		}
		return sums;
	}
};
// actions/src/submission/embedding/workers.ts
/** A container with less is of little use, unless it is asked for. */
const LEAST_MEMORY = 2 * 2 ** 30;
/** Of the engine's memory, as for every run. */
const SHARE = .8;
/**
* Who describes chunks side by side: with GPUs one for each, else one for each core, as far as there is
* memory and work. Each has cores of its own, so that a main.py that starts a process for each core that it
* sees, and one that has a single process, both keep all of them busy.
*
* @param gpus how many GPUs there are to use; 'unknown' if the engine has some that this machine does not see
*/
function planWorkers(engine, wish, { gpus, chunks }) {
	const cpus = wish.cpus ?? engine.cpus;
	const memory = engine.memoryBytes * SHARE;
	const room = Math.floor(memory / (wish.memoryBytes ?? LEAST_MEMORY));
	const cards = gpus === "unknown" ? 1 : gpus;
	const alone = engine.rootless && cards === 0 ? 1 : Infinity;
	const most = wish.workers ?? Math.min(cards > 0 ? cards : cpus, room, alone);
	const count = Math.max(1, Math.min(most, cpus, chunks));
	return Array.from({ length: count }, (_, nth) => {
		const [from, to] = [nth, nth + 1].map((at) => Math.floor(at * cpus / count));
		return {
			cpus: count === 1 ? cpus : to - from,
			cores: count === 1 || engine.rootless ? void 0 : `${from}-${to - 1}`,
			memoryBytes: wish.memoryBytes ?? (count === 1 ? void 0 : Math.floor(memory / count)),
			gpu: gpus === "unknown" || gpus > 0 && nth % gpus
		};
	});
}
// actions/src/container/running/held.ts
/**
* Starts a container and holds it. Its input ends with this process, however that ends: a program that reads its end
* instead of a line is to end as well.
*
* @throws as `runContainer` does
*/
async function holdContainer(engine, spec, options) {
	const { signal } = options;
	signal.throwIfAborted();
	const explained = (error) => {
		signal.throwIfAborted();
		return require_run.explainEngineError(error, spec.image);
	};
	const container = await engine.docker.createContainer({
		...require_run.createOptions(spec, require_run.ownOwner(), engine),
		AttachStdin: true,
		OpenStdin: true,
		StdinOnce: true
	}).catch((error) => {
		throw explained(error);
	});
	let attached;
	let input;
	const discard = async () => {
		attached?.stream.destroy();
		input?.destroy();
		await require_run.removeContainer(container);
	};
	try {
		attached = await require_run.listenTo(container, options);
		input = await container.attach({
			stream: true,
			stdin: true,
			stdout: false,
			stderr: false,
			hijack: true
		});
		input.on("error", () => void 0);
		await container.start();
	} catch (error) {
		await discard();
		throw explained(error);
	}
	return {
		async run() {
			try {
				signal.throwIfAborted();
				input.write("\n");
				return await require_run.outcome(engine, container, attached, options, performance.now());
			} catch (error) {
				throw explained(error);
			}
		},
		discard
	};
}
// actions/src/commands/submission/embed/runs/in-container.ts
/** Who main.py is if the caller is root: the image's user `submission`. */
const UNPRIVILEGED = 64e3;
/** Each run of main.py in a container of its own, up to what comes before main.py. @param image its id */
function inContainers(engine, image) {
	return async (call, options) => await holdContainer(engine, mainContainer(call, image, await userOf(call.output)), options);
}
/** The container of a run of main.py: a worker's share of the machine, and the videos of the call. */
function mainContainer({ set, videos, source, data, output, worker, limits }, image, user) {
	const base = require_run_spec.restricted(limits);
	return {
		...base,
		limits: {
			...base.limits,
			...worker.cores !== void 0 && { cores: worker.cores }
		},
		capabilities: [],
		image,
		runId: "embed",
		gpu: worker.gpu,
		user,
		command: require_runtime_command.runtimeCommand("embed", set, "held"),
		mounts: [
			{
				source,
				target: "/source",
				readOnly: true
			},
			{
				source: data,
				target: "/data",
				readOnly: true
			},
			...videos.map((video) => ({
				source: fileOf(video),
				target: `/data/query/${video.id}.mp4`,
				readOnly: true
			})),
			{
				source: output,
				target: "/output"
			}
		]
	};
}
/** The caller, so that the files are theirs; for root somebody without rights, who may write. */
async function userOf(output) {
	if (process.getuid?.() !== 0) return require_run.ownUser();
	await (0, node_fs_promises.chown)(output, UNPRIVILEGED, UNPRIVILEGED);
	return `${UNPRIVILEGED}:${UNPRIVILEGED}`;
}
// actions/src/commands/submission/embed/runs/run-here.ts
const EVERY_MS = 1e3;
/**
* Runs a program in the container that this one runs in, as `runContainer` does in one of its own: it is killed
* with all processes of its group at its end, at the deadline, when it is idle for too long, and when the kernel has
* killed a process of this container for memory.
*
* @throws the signal's reason once it is aborted
*/
async function runHere([program = "", ...args], { signal, deadlineSeconds, idleSeconds, onOutput }) {
	signal.throwIfAborted();
	const started = performance.now();
	const killedBefore = await oomKills() ?? 0;
	const child = (0, node_child_process.spawn)(program, args, {
		detached: true,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	let printedAt = started;
	for (const name of ["stdout", "stderr"]) child[name].on("data", (chunk) => {
		printedAt = performance.now();
		onOutput?.(chunk, name);
	});
	const over = new AbortController();
	const both = AbortSignal.any([signal, over.signal]);
	let end;
	const ends = [outOfMemory(killedBefore, both)];
	if (deadlineSeconds !== void 0) ends.push(late(deadlineSeconds, both));
	if (idleSeconds !== void 0) ends.push(require_run.idle(processorMs, {
		idleSeconds,
		printedAt: () => printedAt
	}, both));
	const watch = Promise.race(ends).then((why) => end = why).catch(() => void 0).finally(() => killGroup(child.pid));
	const gone = (0, node_events.once)(child, "exit");
	const printed = (0, node_events.once)(child, "close").catch(() => void 0);
	try {
		const [code] = await gone;
		over.abort();
		await watch;
		await printed;
		signal.throwIfAborted();
		return {
			exitCode: code ?? 137,
			oomKilled: (await oomKills() ?? 0) > killedBefore,
			timedOut: end === "late",
			stall: end === "late" ? void 0 : end,
			seconds: (performance.now() - started) / 1e3
		};
	} finally {
		over.abort();
	}
}
function killGroup(pid) {
	try {
		if (pid !== void 0) process.kill(-pid, "SIGKILL");
	} catch {}
}
async function late(seconds, signal) {
	const deadline = performance.now() + seconds * 1e3;
	while (performance.now() < deadline) await (0, node_timers_promises.setTimeout)(Math.min(EVERY_MS, deadline - performance.now()), void 0, { signal });
	return "late";
}
async function outOfMemory(before, signal) {
	while ((await oomKills() ?? 0) <= before) await (0, node_timers_promises.setTimeout)(EVERY_MS, void 0, { signal });
	return "out of memory";
}
/** Processes of this container that the kernel has killed for memory: cgroup v2's file, then v1's. */
async function oomKills() {
	const text = await firstOf(["memory.events", "memory/memory.oom_control"]);
	const count = /^oom_kill (\d+)$/m.exec(text ?? "")?.[1];
	return count === void 0 ? void 0 : Number(count);
}
/** Processor time of all of this container's processes so far. */
async function processorMs() {
	const text = await firstOf(["cpu.stat", "cpuacct/cpuacct.usage"]);
	const micro = /^usage_usec (\d+)$/m.exec(text ?? "")?.[1];
	if (micro !== void 0) return Number(micro) / 1e3;
	const nano = /^\d+$/.exec(text?.trim() ?? "")?.[0];
	return nano === void 0 ? void 0 : Number(nano) / 1e6;
}
async function firstOf(files) {
	for (const file of files) {
		const text = await (0, node_fs_promises.readFile)(`/sys/fs/cgroup/${file}`, "utf8").catch(() => void 0);
		if (text !== void 0) return text;
	}
}
// actions/src/commands/submission/embed/runs/in-image.ts
/** Folders of a pod that are empty when it starts, and are emptied before each run of main.py. */
const POD_FOLDERS = [
	"/data",
	"/source",
	"/output",
	"/code_execution",
	"/tmp",
	"/dev/shm"
];
/**
* A process of the image that this program itself runs in, as in a pod: one run of main.py at a time, so that nothing
* can be done beforehand.
*/
const inThisImage = async (call, options) => ({
	run: async () => await runInPlace(call, options),
	async discard() {}
});
async function runInPlace({ set, videos, source, data, output }, options) {
	for (const folder of POD_FOLDERS) await empty(folder);
	await linkAll(source, "/source");
	for (const name of await (0, node_fs_promises.readdir)(data)) if (name !== "query") await (0, node_fs_promises.copyFile)(node_path.default.join(data, name), node_path.default.join("/data", name));
	await (0, node_fs_promises.mkdir)("/data/query");
	for (const video of videos) await (0, node_fs_promises.symlink)(fileOf(video), `/data/query/${video.id}.mp4`);
	const result = await runHere(require_runtime_command.runtimeCommand("embed", set), options);
	for (const name of await (0, node_fs_promises.readdir)("/output")) await (0, node_fs_promises.copyFile)(node_path.default.join("/output", name), node_path.default.join(output, name));
	return result;
}
/** What this pod may use: its limits, if it has some. */
function ownMachine() {
	const [limit, memory] = [process.constrainedMemory(), node_os.default.totalmem()];
	return {
		cpus: node_os.default.availableParallelism(),
		memoryBytes: limit > 0 ? Math.min(limit, memory) : memory
	};
}
async function empty(folder) {
	for (const name of await (0, node_fs_promises.readdir)(folder)) await (0, node_fs_promises.rm)(node_path.default.join(folder, name), {
		recursive: true,
		force: true
	});
}
async function linkAll(from, to) {
	for (const name of await (0, node_fs_promises.readdir)(from)) await (0, node_fs_promises.symlink)(node_path.default.join(from, name), node_path.default.join(to, name));
}
// actions/src/commands/submission/embed/main-host.ts
/**
* The engine of this machine with the chosen image, or the image that this program itself runs in.
*
* @throws UserError if there is no engine or image, or one of another contract
*/
async function mainHost(inputs, ports) {
	return inputs.inImage === void 0 ? await engineHost(inputs, ports) : podHost(inputs.inImage, ownMachine());
}
async function engineHost(inputs, ports) {
	const engine = await require_connect.connect(ports.env);
	const image = await require_run_spec.imageFor(engine, inputs, ports);
	require_labels.requireContract(image.reference, (await require_local_images.inspectImage(engine, image.id))?.Config.Labels);
	const gpu = await require_run_spec.usesGpu(image, inputs, ports);
	const wish = {
		...inputs.limits,
		workers: inputs.workers
	};
	const cards = gpu ? await gpuCount(inputs.gpus, ports) : 0;
	return {
		image: image.id,
		gpu,
		machine: engine,
		place: inContainers(engine, image.id),
		workersFor: (chunks) => planWorkers(engine, wish, {
			gpus: cards,
			chunks
		}),
		use: useOf(engine, gpu ? ports.exec : void 0),
		removeStale: async () => void await require_run.removeStaleContainers(engine)
	};
}
/** Of an engine elsewhere nothing is known. */
function useOf({ onThisMachine }, exec) {
	if (!onThisMachine) return () => UNKNOWN_USE;
	const machine = new UseOfMachine(exec);
	return () => machine.now();
}
/** One worker with all of it, for main.py finds its files at fixed places. */
function podHost({ id, gpu }, machine) {
	const worker = {
		cpus: machine.cpus,
		cores: void 0,
		memoryBytes: void 0,
		gpu
	};
	return {
		image: id,
		gpu,
		machine,
		place: inThisImage,
		workersFor: () => [worker],
		use: () => UNKNOWN_USE,
		removeStale: async () => void 0
	};
}
/** How many GPUs to use; 'unknown' if nvidia-smi of this machine lists none, as with an engine elsewhere. */
async function gpuCount(wish, { exec }) {
	const { length } = await require_run_spec.gpus(exec);
	return length === 0 ? "unknown" : Math.min(wish ?? length, length);
}
// actions/src/submission/embedding/compact-rows.ts
/**
* Rows of a table in one piece of memory outside of the heap: as objects those of a full data set are hundreds
* of thousands of pieces, which the collector copies about.
*/
var CompactRows = class {
	columns;
	#bytes = Buffer.alloc(2 ** 16);
	#ends = [];
	constructor(columns) {
		this.columns = columns;
	}
	add(row) {
		const cells = JSON.stringify(this.columns.map((column) => row[column] ?? ""));
		const start = this.#ends.at(-1) ?? 0;
		const end = start + Buffer.byteLength(cells);
		if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * end);
		this.#bytes.write(cells, start);
		this.#ends.push(end);
	}
	/** The nth row, from 0 on, as it was added. */
	row(nth) {
		const cells = this.#bytes.toString("utf8", this.#ends[nth - 1] ?? 0, this.#ends[nth]);
		const values = JSON.parse(cells);
		return Object.fromEntries(this.columns.map((column, at) => [column, values[at] ?? ""]));
	}
	/** All of them, one at a time. */
	*[Symbol.iterator]() {
		for (let nth = 0; nth < this.#ends.length; nth++) yield this.row(nth);
	}
};
// actions/src/commands/submission/embed/set-videos.ts
/** So many files are asked for at a time: what keeps Node's threads busy. */
const AT_ONCE = 16;
const OTHERS_READ = 4;
/**
* Looks at every video of a set.
*
* @throws UserError if none is there
*/
async function setVideos(given, set, digests) {
	const [file, folder] = set === "query" ? [given.queryMetadata, given.queryVideos] : [given.referenceMetadata, given.referenceVideos];
	const ids = [];
	let rows = new CompactRows([]);
	await require_test_submission.eachVideo(file, ({ id }, row) => {
		if (ids.length === 0) rows = new CompactRows(Object.keys(row));
		ids.push(id);
		rows.add(row);
	});
	const videos = /* @__PURE__ */ new Map();
	const missing = [];
	const apart = [];
	for (let start = 0; start < ids.length; start += AT_ONCE) {
		const some = ids.slice(start, start + AT_ONCE);
		const looked = await Promise.all(some.map((id) => look(node_path.default.join(folder, `${id}.mp4`), digests)));
		some.forEach((id, at) => {
			const found = looked[at];
			if (found === void 0) missing.push(id);
			else if ("why" in found) apart.push({
				video: id,
				...found
			});
			else videos.set(id, {
				id,
				folder,
				...found,
				row: start + at
			});
		});
	}
	if (missing.length === ids.length) throw new require_errors.UserError(`${require_action.shown(folder)} holds none of the ${ids.length} videos of the set`, { next: `put them there: ${ids[0]}.mp4 and the others of ${require_action.shown(file)}` });
	const data = require_test_submission.metadataDigest({
		columns: rows.columns,
		rows
	});
	return {
		set,
		rows,
		data,
		ids,
		videos,
		missing,
		apart
	};
}
/** What there is of a video; why main.py could not read it; or undefined for no file, or a link that leads nowhere. */
async function look(named, digests) {
	const there = await (0, node_fs_promises.lstat)(named, { bigint: true }).catch(() => void 0);
	if (there === void 0) return void 0;
	const file = there.isSymbolicLink() ? await (0, node_fs_promises.realpath)(named).catch(() => void 0) : named;
	if (file === void 0) return void 0;
	const found = file === named ? there : await (0, node_fs_promises.stat)(file, { bigint: true }).catch(() => void 0);
	if (found === void 0) return void 0;
	if (!found.isFile()) return { why: "it is not a file" };
	if (found.size === 0n) return { why: "the file is empty" };
	const described = {
		target: file === named ? void 0 : file,
		digest: digests.known(file, require_test_submission.stampOf(found))
	};
	if (process.getuid?.() === 0) return (Number(found.mode) & OTHERS_READ) === 0 ? { why: "others may not read it" } : described;
	return await (0, node_fs_promises.access)(file, node_fs.constants.R_OK).then(() => described, () => ({ why: "you may not read it" }));
}
// actions/src/commands/submission/embed/embedding.ts
/** Large enough for main.py's start to be little of it, small enough to lose. */
const CHUNK = 128;
/** Longer than a disk or a card keeps a program waiting. */
const IDLE_SECONDS = 600;
/**
* Makes all ready for `work`, and leaves nothing of it behind.
*
* @throws {UserError} if data, main.py, engine or image is missing
*/
async function withEmbedding(inputs, ports, work) {
	const { root, signal } = ports;
	const source = inputs.place?.source ?? require_advice.sourceFolder(root);
	requireMain(source);
	const given = inputs.place?.given ?? require_advice.competitionPaths(root, inputs.dataset);
	if (!(0, node_fs.existsSync)(given.queryMetadata)) throw missingDataset(given, inputs.dataset);
	const folder = require_advice.embeddingsFolder(root);
	const digests = await require_test_submission.FileDigests.open(require_advice.digestJournal(folder));
	const sets = [];
	for (const set of inputs.sets) sets.push(await setVideos(given, set, digests));
	const { platform } = await require_competition.competitionOf(root);
	const host = await mainHost(inputs, ports);
	const limitsOf = (wish) => require_run_spec.runLimits(wish, host.machine, 1, platform);
	limitsOf(inputs.limits);
	const { image, gpu } = host;
	const target = inputs.place?.target ?? require_advice.descriptorFolder(root, inputs.dataset);
	const own = node_path.default.join(folder, `${require_advice.EMBEDDING_WORK}${process.pid}`);
	const copy = node_path.default.join(own, "source");
	try {
		await (0, node_fs_promises.mkdir)(folder, { recursive: true });
		await (0, node_fs_promises.mkdir)(target, { recursive: true });
		await removeLeftovers(folder, require_advice.EMBEDDING_WORK);
		await host.removeStale();
		const { files: code, sha256 } = await require_test_submission.codeDigest(source, digests, signal);
		const keys = new ChunkKeys(digests, {
			code: sha256,
			image,
			gpu
		});
		const store = new ChunkStore(require_advice.chunksFolder(folder), own);
		const { dataset, retry = false, idleSeconds = IDLE_SECONDS } = inputs;
		const context = {
			dataset,
			image,
			code,
			keys,
			store,
			sets,
			retry
		};
		const { timeSeconds } = inputs.limits;
		const crew = {
			maker: new ChunkMaker(context, {
				place: host.place,
				source: copy,
				work: own,
				timeSeconds,
				idleSeconds
			}),
			workersFor: host.workersFor,
			use: host.use,
			limitsOf: ({ cpus, memoryBytes }) => limitsOf({
				...inputs.limits,
				cpus,
				...memoryBytes !== void 0 && { memoryBytes }
			}),
			prepare: () => copySource(source, copy, sha256, digests, signal),
			log: node_path.default.join(target, "main.log"),
			progress: node_path.default.join(target, "progress.json")
		};
		return await work({
			context,
			chunks: sets.flatMap((set) => chunksOf(set, inputs.chunk ?? CHUNK)),
			crew,
			target
		});
	} catch (error) {
		throw require_action.fileError(`write descriptors to ${require_action.shown(folder)} and ${require_action.shown(target)}`, error);
	} finally {
		await (0, node_fs_promises.rm)(own, {
			recursive: true,
			force: true
		});
	}
}
/** @throws UserError if a submission's folder holds no main.py */
function requireMain(source) {
	if ((0, node_fs.existsSync)(node_path.default.join(source, "main.py"))) return;
	throw new require_errors.UserError(`there is no ${require_action.shown(node_path.default.join(source, "main.py"))}`, { next: "write one; `git checkout -- submission_src/main.py` brings the template back" });
}
/** main.py may be edited while another state of it runs for days. */
async function copySource(source, copy, sha256, digests, signal) {
	if ((0, node_fs.existsSync)(copy)) return;
	await require_test_submission.copyCode(source, copy).catch((error) => {
		throw require_action.fileError(`copy ${require_action.shown(source)} to ${require_action.shown(copy)}`, error);
	});
	if ((await require_test_submission.codeDigest(source, digests, signal)).sha256 === sha256) return;
	throw new require_errors.UserError(`${require_action.shown(source)} was changed while it was copied`, { next: "run it again when you have finished editing" });
}
// actions/src/commands/submission/embed/publish-set.ts
/** Puts the results of a set together in its place, with where they come from beside it. */
async function publishSet({ set, data, ids, missing, apart }, results, { dataset, image, code, store }, folder, signal) {
	const file = node_path.default.join(folder, `${set}_descriptors.npz`);
	const { rows, videos } = await mergeResults(results, store, file, signal);
	await (0, node_fs_promises.chmod)(file, 420);
	const made = {
		dataset,
		set,
		bytes: (await (0, node_fs_promises.stat)(file)).size,
		rows,
		videos: ids.length,
		described: videos,
		missing: [...missing],
		apart: [...apart, ...results.flatMap(({ unread, kept }) => [...unread, ...kept.apart])],
		image,
		code: { ...code },
		data,
		chunks: results.map(({ key }) => key)
	};
	await require_test_submission.writeProvenance(node_path.default.join(folder, `${set}.json`), {
		schema: 1,
		...made
	});
	return {
		...made,
		file: require_action.shown(file)
	};
}
// actions/src/commands/submission/embed/embed.ts
/**
* Runs submission_src/main.py over full sets of videos and puts the descriptors where `descriptorFolder`
* says. main.py finds some of the videos at a time where it finds the query subset on the platform, so the
* same code serves both. What each run gives is kept: whatever stops this, the next call goes on after it.
*
* @throws {UserError} if data, main.py, engine or image is missing, or main.py fails whatever it is given
*/
async function embedDataset(inputs, ports) {
	return await withEmbedding(inputs, ports, (embedding) => untilWhole(async () => {
		return await publish(embedding, await describeChunks(embedding.chunks, embedding.crew, ports), ports);
	}, embedding.context.store, ports.log));
}
/** Puts the results of all chunks together. */
async function publish({ chunks, context, target }, results, { signal }) {
	const published = [];
	for (const set of context.sets) {
		const made = chunks.filter((chunk) => chunk.set === set.set).flatMap((chunk) => results.get(chunk) ?? []);
		published.push(await publishSet(set, made, context, target, signal));
	}
	return published;
}
/** Does it again without each kept result that turns out to be damaged, unless one is so again. */
async function untilWhole(work, store, log) {
	const damaged = /* @__PURE__ */ new Set();
	for (;;) try {
		return await work();
	} catch (error) {
		if (!(error instanceof DamagedChunk) || damaged.has(error.key)) throw error;
		damaged.add(error.key);
		log.warn(`${error.message}: its chunk is described again`);
		await store.remove(error.key);
	}
}
// node_modules/pure-rand/lib/esm/distribution/uniformFloat32.js
const scale = 5.960464477539063e-8;
const mask = 16777215;
/**
* Uniformly generate random 32-bit floating point values between 0 (included) and 1 (excluded)
*
* @remarks Generated values are multiples of 2**-24, providing 24 bits of randomness.
*
* @param rng - Instance of RandomGenerator to extract random values from
*
* @public
*/
function uniformFloat32(rng) {
	return (rng.next() & mask) * scale;
}
// node_modules/pure-rand/lib/esm/distribution/uniformInt.js
/**
* Uniformly generate number in range [0 ; rangeSize[
* With rangeSize <= 0x100000000
* @internal
*/
function uniformIntInternal(rng, rangeSize) {
	const MaxAllowed = rangeSize > 2 ? ~~(4294967296 / rangeSize) * rangeSize : 4294967296;
	let deltaV = rng.next() + 2147483648;
	while (deltaV >= MaxAllowed) deltaV = rng.next() + 2147483648;
	return deltaV % rangeSize;
}
/**
* We only accept safe integers here
* @internal
*/
function fromNumberToArrayInt64(out, n) {
	if (n < 0) {
		const posN = -n;
		out.sign = -1;
		out.data[0] = ~~(posN / 4294967296);
		out.data[1] = posN >>> 0;
	} else {
		out.sign = 1;
		out.data[0] = ~~(n / 4294967296);
		out.data[1] = n >>> 0;
	}
	return out;
}
/**
* Substract two ArrayInt of 64 bits on 64 bits.
* With arrayIntA - arrayIntB >= 0
* @internal
*/
function substractArrayInt64(out, arrayIntA, arrayIntB) {
	const lowA = arrayIntA.data[1];
	const highA = arrayIntA.data[0];
	const signA = arrayIntA.sign;
	const lowB = arrayIntB.data[1];
	const highB = arrayIntB.data[0];
	const signB = arrayIntB.sign;
	out.sign = 1;
	if (signA === 1 && signB === -1) {
		const low = lowA + lowB;
		const high = highA + highB + (low > 4294967295 ? 1 : 0);
		out.data[0] = high >>> 0;
		out.data[1] = low >>> 0;
		return out;
	}
	let lowFirst = lowA;
	let highFirst = highA;
	let lowSecond = lowB;
	let highSecond = highB;
	if (signA === -1) {
		lowFirst = lowB;
		highFirst = highB;
		lowSecond = lowA;
		highSecond = highA;
	}
	let reminderLow = 0;
	let low = lowFirst - lowSecond;
	if (low < 0) {
		reminderLow = 1;
		low = low >>> 0;
	}
	out.data[0] = highFirst - highSecond - reminderLow;
	out.data[1] = low;
	return out;
}
/**
* Uniformly generate ArrayInt64 in range [0 ; rangeSize[
*
* @remarks
* In the worst case scenario it may discard half of the randomly generated value.
* Worst case being: most significant number is 1 and remaining part evaluates to 0.
*
* @internal
*/
function uniformArrayIntInternal(rng, out, rangeSize) {
	const maxIndex0 = rangeSize[0] + 1;
	out[0] = uniformIntInternal(rng, maxIndex0);
	out[1] = uniformIntInternal(rng, 4294967296);
	while (out[0] >= rangeSize[0] && (out[0] !== rangeSize[0] || out[1] >= rangeSize[1])) {
		out[0] = uniformIntInternal(rng, maxIndex0);
		out[1] = uniformIntInternal(rng, 4294967296);
	}
	return out;
}
const safeNumberMaxSafeInteger = Number.MAX_SAFE_INTEGER;
const sharedA = {
	sign: 1,
	data: [0, 0]
};
const sharedB = {
	sign: 1,
	data: [0, 0]
};
const sharedC = {
	sign: 1,
	data: [0, 0]
};
const sharedData = [0, 0];
function uniformLargeIntInternal(rng, from, to, rangeSize) {
	const rangeSizeArrayIntValue = rangeSize <= safeNumberMaxSafeInteger ? fromNumberToArrayInt64(sharedC, rangeSize) : substractArrayInt64(sharedC, fromNumberToArrayInt64(sharedA, to), fromNumberToArrayInt64(sharedB, from));
	if (rangeSizeArrayIntValue.data[1] === 4294967295) {
		rangeSizeArrayIntValue.data[0] += 1;
		rangeSizeArrayIntValue.data[1] = 0;
	} else rangeSizeArrayIntValue.data[1] += 1;
	uniformArrayIntInternal(rng, sharedData, rangeSizeArrayIntValue.data);
	return sharedData[0] * 4294967296 + sharedData[1] + from;
}
/**
* Uniformly generate random integer values between `from` (included) and `to` (included)
*
* @param rng - Instance of RandomGenerator to extract random values from
* @param from - Lower bound of the range (included)
* @param to - Upper bound of the range (included)
*
* @public
*/
function uniformInt(rng, from, to) {
	const rangeSize = to - from;
	if (rangeSize <= 4294967295) return uniformIntInternal(rng, rangeSize + 1) + from;
	return uniformLargeIntInternal(rng, from, to, rangeSize);
}
// node_modules/pure-rand/lib/esm/generator/xoroshiro128plus.js
const jumps = [
	3639956645,
	3750757012,
	1261568508,
	386426335
];
var XoroShiro128Plus = class XoroShiro128Plus {
	constructor(s01, s00, s11, s10) {
		this.s01 = s01;
		this.s00 = s00;
		this.s11 = s11;
		this.s10 = s10;
	}
	clone() {
		return new XoroShiro128Plus(this.s01, this.s00, this.s11, this.s10);
	}
	next() {
		const out = this.s00 + this.s10 | 0;
		const a0 = this.s10 ^ this.s00;
		const a1 = this.s11 ^ this.s01;
		const s00 = this.s00;
		const s01 = this.s01;
		this.s00 = s00 << 24 ^ s01 >>> 8 ^ a0 ^ a0 << 16;
		this.s01 = s01 << 24 ^ s00 >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
		this.s10 = a1 << 5 ^ a0 >>> 27;
		this.s11 = a0 << 5 ^ a1 >>> 27;
		return out;
	}
	jump() {
		let ns01 = 0;
		let ns00 = 0;
		let ns11 = 0;
		let ns10 = 0;
		let s01 = this.s01;
		let s00 = this.s00;
		let s11 = this.s11;
		let s10 = this.s10;
		for (let i = 0; i !== 4; ++i) {
			const ji = jumps[i];
			for (let mask = 1; mask; mask <<= 1) {
				if (ji & mask) {
					ns01 ^= s01;
					ns00 ^= s00;
					ns11 ^= s11;
					ns10 ^= s10;
				}
				const a0 = s10 ^ s00;
				const a1 = s11 ^ s01;
				const s00_ = s00;
				const s01_ = s01;
				s00 = s00_ << 24 ^ s01_ >>> 8 ^ a0 ^ a0 << 16;
				s01 = s01_ << 24 ^ s00_ >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
				s10 = a1 << 5 ^ a0 >>> 27;
				s11 = a0 << 5 ^ a1 >>> 27;
			}
		}
		this.s01 = ns01;
		this.s00 = ns00;
		this.s11 = ns11;
		this.s10 = ns10;
	}
	getState() {
		return [
			this.s01,
			this.s00,
			this.s11,
			this.s10
		];
	}
};
function xoroshiro128plus(seed) {
	return new XoroShiro128Plus(-1, ~seed, seed | 0, 0);
}
// actions/src/submission/descriptors/random-descriptors.ts
const DIMENSIONS = 16;
/** Keeps the files of the full competition at tens of megabytes. */
const MOST_PER_VIDEO = 18;
/**
* Random descriptors that a submission may hand in: some for each video, at least a second apart,
* inside the video, features uniform in [-1, 1). The same seed gives the same descriptors.
*/
function randomDescriptors(videos, seed) {
	const random = xoroshiro128plus(seed);
	const videoIds = [];
	const times = [];
	for (const { id, duration } of videos.toSorted((a, b) => a.id < b.id ? -1 : 1)) {
		if (duration === 0) continue;
		const rows = uniformInt(random, 1, Math.min(Math.max(1, Math.floor(duration)), MOST_PER_VIDEO));
		for (let row = 0; row < rows; row++) {
			videoIds.push(id);
			times.push((row + .5) * duration / rows);
		}
	}
	const features = new Float32Array(videoIds.length * DIMENSIONS);
	for (let i = 0; i < features.length; i++) features[i] = 2 * uniformFloat32(random) - 1;
	return {
		videoIds,
		timestamps: Float32Array.from(times),
		features,
		dimensions: DIMENSIONS
	};
}
// actions/src/commands/submission/refuse-zip.ts
/** @throws UserError if a zip would be overwritten that nothing here could make again. */
async function refuseToReplaceZip(zip, { from, next }, signal) {
	if (!(0, node_fs.existsSync)(zip)) return;
	const origin = await require_test_submission.readOrigin(zip, signal).catch((error) => {
		throw require_action.fileError(`read ${require_action.shown(zip)}`, error);
	});
	if (origin !== void 0 && from.includes(origin)) return;
	const what = origin === void 0 ? "was not packed here" : `was packed from ${origin}`;
	throw new require_errors.UserError(`${require_action.shown(zip)} exists, and ${what}`, { next });
}
// actions/src/commands/submission/pack-submission/pack-submission.ts
/** Folders whose zips can be packed again: the code's, and the example's. */
const PACKED_HERE = ["submission_src", "submission_quickstart"];
/**
* Packs submission_src into submission/submission.zip, with the descriptors of a data set: those that
* embed made, or the caller's own in submission_src.
*
* @throws UserError if descriptors are missing, there are two of a kind or they are not of this code, or there
*   is a zip that was not packed here and `force` is not set.
*/
async function packSubmission({ dataset, force, allowStale = false }, { root, env, log, signal }) {
	const zip = require_advice.submissionZip(root);
	const folder = require_advice.sourceFolder(root);
	if (!force) {
		const next = `move it away, or overwrite it: ${require_advice.advice(env, "pack-submission", {
			dataset,
			force: true
		})}`;
		await refuseToReplaceZip(zip, {
			from: PACKED_HERE,
			next
		}, signal);
	}
	if (!(0, node_fs.existsSync)(folder)) throw new require_errors.UserError(`there is no ${require_action.shown(folder)}`, { next: "`git checkout submission_src` brings the template back" });
	const made = await madeDescriptors({
		folder,
		made: require_advice.descriptorFolder(root, dataset)
	}, signal);
	const isThere = (name) => made.some((file) => file.name === name) || (0, node_fs.existsSync)(node_path.default.join(folder, name));
	const missing = require_test_submission.DESCRIPTOR_FILES.filter((name) => !isThere(name));
	if (missing.length > 0) throw new require_errors.UserError(`the ${dataset} set has no ${missing.join(" and no ")}`, { next: `${require_advice.advice(env, "embed", { dataset })}, which makes both with your main.py; or put your own into ${require_action.shown(folder)}` });
	if (!(0, node_fs.existsSync)(node_path.default.join(folder, "main.py"))) log.warn(`${require_action.shown(folder)} has no main.py: only the full set is ranked; phase 2 refuses it`);
	const gaps = await missingVideos(require_advice.descriptorFolder(root, dataset), made);
	if (gaps > 0 && !force) throw new require_errors.UserError(`${gaps} videos of the ${dataset} set were missing when embed ran`, { next: `put them there and run embed again, or pack without them: ${require_advice.advice(env, "pack-submission", {
		dataset,
		force: true
	})}` });
	const from = await require_test_submission.partsOf({
		root,
		dataset,
		folder,
		made
	}, signal);
	const stale = allowStale ? void 0 : require_test_submission.staleDescriptors(from);
	if (stale !== void 0) {
		const anyway = require_advice.advice(env, "pack-submission", {
			dataset,
			allowStale: true
		});
		throw new require_errors.UserError(stale, { next: `${require_advice.advice(env, "embed", { dataset })}, or pack them all the same: ${anyway}` });
	}
	const step = log.step("pack submission");
	try {
		const packed = await require_test_submission.packFolder(folder, zip, signal, made, require_test_submission.zipKeysOf(from));
		step.done(packedLine(zip, packed));
		return {
			zip,
			...packed
		};
	} catch (error) {
		step.fail();
		throw error;
	}
}
/** What embed made, as members of the zip. Which one is meant must be clear if there are two. */
async function madeDescriptors(where, signal) {
	const found = [];
	for (const name of require_test_submission.DESCRIPTOR_FILES) {
		const file = node_path.default.join(where.made, name);
		if (!(0, node_fs.existsSync)(file)) continue;
		found.push({
			name,
			file
		});
		const own = node_path.default.join(where.folder, name);
		if ((0, node_fs.existsSync)(own) && !await sameContent(file, own, signal)) throw new require_errors.UserError(`${require_action.shown(own)} is not ${require_action.shown(file)}, which embed made`, { next: "delete the one that you do not want in the zip, or move it away" });
	}
	return found;
}
/** How many videos had no file when the packed descriptors were made. */
async function missingVideos(folder, made) {
	let count = 0;
	for (const { name } of made) {
		const file = node_path.default.join(folder, name.replace("_descriptors.npz", ".json"));
		count += (await require_test_submission.readProvenance(file))?.missing.length ?? 0;
	}
	return count;
}
async function sameContent(one, other, signal) {
	const [a, b] = await Promise.all([(0, node_fs_promises.stat)(one), (0, node_fs_promises.stat)(other)]);
	if (a.size !== b.size) return false;
	const [first, second] = await Promise.all([require_test_submission.fingerprint(one, signal), require_test_submission.fingerprint(other, signal)]);
	return first.sha256 === second.sha256;
}
/** `submission/submission.zip: 3 files, 12.3 MB` */
function packedLine(zip, packed) {
	const megabytes = (packed.bytes / 1e6).toFixed(packed.bytes < 1e6 ? 2 : 1);
	return `${require_action.shown(zip)}: ${packed.names.length} files, ${megabytes} MB`;
}
// actions/src/commands/submission/pack-quickstart/pack-quickstart.ts
/** Below the repository's root. */
const QUICKSTART_FOLDER = "submission_quickstart";
/**
* Makes random descriptors for the full sets and packs submission_quickstart with them into
* submission/submission.zip.
*
* @throws UserError if there is no prepared data, or a zip that was packed from anything else and
*   `force` is not set.
*/
async function packQuickstart({ dataset, force }, { root, env, log, signal }) {
	const zip = require_advice.submissionZip(root);
	if (!force) {
		const next = `move it away, or overwrite it: ${require_advice.advice(env, "pack-quickstart", {
			dataset,
			force: true
		})}`;
		await refuseToReplaceZip(zip, {
			from: [QUICKSTART_FOLDER],
			next
		}, signal);
	}
	const { queryMetadata, referenceMetadata } = require_advice.preparedPaths(root, dataset);
	if (!(0, node_fs.existsSync)(queryMetadata)) throw new require_errors.UserError(`there is no ${require_action.shown(queryMetadata)}`, { next: `make data-subset DATASET=${dataset}` });
	const folder = node_path.default.join(root, QUICKSTART_FOLDER);
	const [queryFile, referenceFile] = require_test_submission.DESCRIPTOR_FILES;
	const parts = [{
		file: queryFile,
		metadata: queryMetadata,
		seed: 1
	}, {
		file: referenceFile,
		metadata: referenceMetadata,
		seed: 2
	}];
	const step = log.step("pack quickstart");
	try {
		for (const { file, metadata, seed } of parts) {
			step.update(file);
			const { videos } = await require_test_submission.readVideoMetadata(metadata);
			const descriptors = randomDescriptors(videos, seed);
			await require_test_submission.writeDescriptors(node_path.default.join(folder, file), descriptors, signal);
		}
		step.update("zip");
		const packed = await require_test_submission.packFolder(folder, zip, signal, [], { dataset });
		step.done(packedLine(zip, packed));
		return {
			zip,
			...packed
		};
	} catch (error) {
		step.fail();
		throw require_action.fileError(`write to ${require_action.shown(folder)}`, error);
	}
}
// actions/src/commands/submission/sample-data/sample-data.ts
/** Lies in a data set that this command made, and in no other. */
const MARKER = "sample_data.json";
/** Another number makes data sets of an older generator give way to new ones. */
const GENERATOR = 1;
/**
* Draws a small data set in `competition_data/<dataset>`, unless it is there already.
*
* @returns the data sets that were made now
* @throws {UserError} if the folder holds anything that this command did not make.
*/
async function sampleData(inputs, ports) {
	const { root, log } = ports;
	const wanted = [];
	for (const dataset of inputs.datasets) {
		const { folder } = require_advice.competitionPaths(root, dataset);
		if (await isComplete(folder)) log.info(`${require_action.shown(folder)}: already there`);
		else wanted.push(dataset);
	}
	if (wanted.length === 0) return wanted;
	const engine = await require_connect.connect(ports.env);
	const image = await require_run_spec.imageFor(engine, inputs, ports);
	for (const dataset of wanted) {
		const { folder } = require_advice.competitionPaths(root, dataset);
		const step = log.step(`sample data, ${dataset}`);
		try {
			await replaceFolder(folder, async (fresh) => {
				await draw(engine, image.id, dataset, fresh, ports, step);
				await (0, node_fs_promises.writeFile)(node_path.default.join(fresh, MARKER), markerText());
			});
			step.done(require_action.shown(folder));
		} catch (error) {
			step.fail();
			throw require_action.fileError(`write to ${require_action.shown(folder)}`, error);
		}
	}
	return wanted;
}
/** Whether `competition_data/<dataset>` was made by this command. */
function isSampleData(folder) {
	return (0, node_fs.existsSync)(node_path.default.join(folder, MARKER));
}
/** Whether the data set is ours and of this generator; false if there is none to lose. */
async function isComplete(folder) {
	if (isSampleData(folder)) return await (0, node_fs_promises.readFile)(node_path.default.join(folder, MARKER), "utf8") === markerText();
	if ((await (0, node_fs_promises.readdir)(folder).catch(() => [])).every((name) => name.startsWith("."))) return false;
	throw new require_errors.UserError(`${require_action.shown(folder)} holds data that \`make sample-data\` did not make`, { next: "use it as it is: make data-subset; or move it away to get sample data" });
}
async function draw(engine, image, dataset, folder, { signal }, step) {
	const tail = new require_runtime_command.OutputTail();
	const { exitCode } = await require_run.runContainer(engine, {
		image,
		command: require_runtime_command.runtimeCommand("sample-data", dataset, "/output"),
		mounts: [{
			source: folder,
			target: "/output"
		}],
		user: require_run.ownUser(),
		readOnlyRoot: true,
		tmpfs: { "/tmp": "rw,nosuid,nodev,size=64m" },
		limits: {
			memoryBytes: 2 * 2 ** 30,
			processes: 256
		}
	}, {
		signal,
		onOutput: (chunk) => {
			tail.push(chunk);
			const last = /(\d+)\/(\d+)\s*$/.exec(tail.text);
			if (last) step.update(`${last[1]} of ${last[2]} videos`);
		}
	});
	if (exitCode === 0) return;
	throw new require_errors.UserError(`no videos could be drawn: ${require_action.lastLines(tail.text, 1)}`, {
		exitCode: require_errors.knownExitCode(exitCode),
		next: "make build, for an image of this version of the repository; then try again"
	});
}
function markerText() {
	return `${JSON.stringify({
		about: "Drawn by `make sample-data`, not competition data. Safe to delete with its folder.",
		generator: GENERATOR
	}, null, 2)}\n`;
}
// actions/src/submission/score/ground-truth.ts
/**
* The distinct pairs of ground-truth rows: several segments of one pair count once, and rows without
* a reference (queries that copy nothing) do not count. With `subset`, queries outside it are left
* out.
*/
function groundTruth(rows, subset) {
	const pairs = /* @__PURE__ */ new Map();
	for (const { queryId, refId } of rows) {
		if (refId === "" || subset?.has(queryId) === false) continue;
		pairs.set(JSON.stringify([queryId, refId]), {
			queryId,
			refId
		});
	}
	return { pairs: [...pairs.values()] };
}
// actions/src/submission/score/micro-ap.ts
/**
* Micro average precision as the competition's backend computes it: over the distinct scores,
* falling, the sum of (hits in the tie group ÷ G) × (cumulative hits ÷ cumulative rows after the whole
* group), with G the number of ground-truth pairs. The order of rows with equal scores has no effect.
*/
function microAp(rankings, truth) {
	const { scores } = rankings;
	const total = truth.pairs.length;
	const trueAt = trueRows(rankings, truth);
	const found = Array.from({ length: total });
	const curve = [];
	let sum = 0;
	let rows = 0;
	let hits = 0;
	const order = fallingOrder(scores);
	for (let start = 0; start < order.length; start = rows) {
		const score = scores[order[start]];
		const before = hits;
		for (; rows < order.length && scores[order[rows]] === score; rows += 1) if (trueAt[order[rows]] >= 0) hits += 1;
		const precision = hits / rows;
		if (hits > before) {
			sum += (hits - before) / total * precision;
			for (const row of order.subarray(start, rows)) if (trueAt[row] >= 0) found[trueAt[row]] = {
				score,
				precision
			};
		}
		curve.push({
			score,
			precision,
			recall: total > 0 ? hits / total : 0
		});
	}
	return {
		microAp: sum,
		rows,
		hits,
		groundTruthPairs: total,
		curve,
		pairs: truth.pairs.map((pair, index) => ({
			...pair,
			found: found[index]
		}))
	};
}
/** For each row of the ranking the number of its ground-truth pair, or -1. */
function trueRows({ queryIds, refIds }, { pairs }) {
	const refNumbers = new Map(refIds.distinct.map((id, number) => [id, number]));
	const queryNumbers = new Map(queryIds.distinct.map((id, number) => [id, number]));
	const byQuery = queryIds.distinct.map(() => void 0);
	for (const [index, { queryId, refId }] of pairs.entries()) {
		const query = queryNumbers.get(queryId);
		const ref = refNumbers.get(refId);
		if (query !== void 0 && ref !== void 0) byQuery[query] = (byQuery[query] ?? /* @__PURE__ */ new Map()).set(ref, index);
	}
	return new Int32Array(queryIds.rows.length).map((_, row) => byQuery[queryIds.rows[row]]?.get(refIds.rows[row]) ?? -1);
}
/** Row numbers by score, falling. */
function fallingOrder(scores) {
	const order = new Uint32Array(scores.length).map((_, row) => row);
	return isFalling(scores) ? order : order.toSorted((a, b) => scores[b] - scores[a]);
}
function isFalling(scores) {
	return scores.every((score, row) => row === 0 || score <= scores[row - 1]);
}
// actions/src/submission/score/stretches.ts
/**
* The middles of the copied stretches, from the columns `query_start`, `query_end`, `ref_start` and
* `ref_end` of a ground truth; a row without numbers there has none.
*/
function copiedMoments(rows) {
	const moments = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const key = JSON.stringify([row["query_id"], row["ref_id"]]);
		const querySeconds = middle(row["query_start"], row["query_end"]);
		const refSeconds = middle(row["ref_start"], row["ref_end"]);
		if (moments.has(key) || querySeconds === void 0 || refSeconds === void 0) continue;
		moments.set(key, {
			querySeconds,
			refSeconds
		});
	}
	return ({ queryId, refId }) => moments.get(JSON.stringify([queryId, refId]));
}
function middle(start, end) {
	const seconds = (Number(start || NaN) + Number(end || NaN)) / 2;
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : void 0;
}
// actions/src/commands/submission/score/score-rankings.ts
/** @throws UserError for files that are missing or malformed. */
async function readTruth(inputs) {
	const table = await require_test_submission.readTable(inputs.groundTruth, ["query_id", "ref_id"]);
	const rows = table.rows.map((row) => ({
		queryId: row["query_id"] ?? "",
		refId: row["ref_id"] ?? ""
	}));
	const full = groundTruth(rows);
	if (full.pairs.length === 0) throw new require_errors.UserError(`${require_action.shown(inputs.groundTruth)} holds no pair`, { next: "give the ground truth of the data set, such as data/train/train_descriptor_ground_truth.csv" });
	const copied = copiedMoments(table.rows);
	const truth = {
		file: inputs.groundTruth,
		full,
		copied
	};
	if (inputs.subset === void 0) return {
		...truth,
		subset: void 0
	};
	const ids = (await require_test_submission.readTable(inputs.subset, ["video_id"])).rows.map((row) => row["video_id"] ?? "");
	return {
		...truth,
		subset: groundTruth(rows, new Set(ids))
	};
}
/**
* Scores a rankings CSV, or both of a submission.tar.gz: an archive's full ranking on everything,
* its subset ranking on the subset.
*
* @throws UserError for a file that is missing or malformed, and for rankings of another data set.
*/
async function scoreAll(file, truth) {
	if (file.endsWith(".zip")) throw new require_errors.UserError(`${require_action.shown(file)} is a submission, which is run before it is scored`, { next: "make test-submission writes submission/submission.tar.gz: give that" });
	if (!/\.(?:tar\.gz|tgz)$/.test(file)) {
		const bytes = await (0, node_fs_promises.readFile)(file).catch((error) => {
			throw require_action.fileError(`read ${require_action.shown(file)}`, error);
		});
		return [scoreOne("rankings", require_test_submission.parseRankings(require_action.shown(file), bytes), truth.subset ?? truth.full, truth)];
	}
	const members = await require_test_submission.readOutcome(file);
	const scored = [scoreOne("full", parse(file, "full_rankings.csv", members), truth.full, truth)];
	if (truth.subset !== void 0) {
		const subset = parse(file, "subset_rankings.csv", members);
		scored.push(scoreOne("subset", subset, truth.subset, truth));
	}
	return scored;
}
function parse(file, member, members) {
	return require_test_submission.parseRankings(`${require_action.shown(file)}, ${member}`, members[member] ?? Buffer.alloc(0));
}
function scoreOne(name, rankings, truth, { file, full }) {
	const { distinct } = rankings.queryIds;
	const known = new Set(full.pairs.map(({ queryId }) => queryId));
	if (truth === full && distinct.length > 0 && !distinct.some((id) => known.has(id))) throw new require_errors.UserError(`no query of ${rankings.name} is in ${require_action.shown(file)}`, { next: "run the submission on the data set of the ground truth: make test-submission DATASET=train" });
	return {
		name,
		rankings,
		truth,
		score: microAp(rankings, truth)
	};
}
// actions/src/commands/images/smoke-test/smoke-run.ts
/** Of the 30 query videos of the sample data. */
const PROPORTION = .5;
/** A main.py that hangs ends there, whatever it is run for. */
const limits = { timeSeconds: 600 };
const LONGEST_TEXT = 500;
/**
* Draws sample data and runs both submissions in the root of `ports`, as competitors do. What goes
* wrong is in the result.
*
* @throws the signal's reason once it is aborted.
*/
async function smokeRuns(image, ports) {
	let dataset;
	try {
		dataset = require_competition.datasetWithTruth(await require_competition.competitionOf(ports.root));
		await sampleData({
			...image,
			datasets: [dataset]
		}, ports);
		await dataSubset({
			dataset,
			proportion: PROPORTION
		}, ports);
	} catch (error) {
		return {
			problem: failure(error, ports).message,
			runs: []
		};
	}
	const trial = {
		...image,
		dataset
	};
	const quickstart = () => packQuickstart({
		dataset,
		force: true
	}, ports);
	const template = async () => {
		await embedDataset({
			...trial,
			sets: require_advice.VIDEO_SETS,
			limits
		}, ports);
		await packSubmission({
			dataset,
			force: true
		}, ports);
	};
	return {
		problem: null,
		runs: [await smokeRun("quickstart", quickstart, trial, ports), await smokeRun("template", template, trial, ports)]
	};
}
async function smokeRun(submission, pack, trial, ports) {
	const started = performance.now();
	const ended = await runAndScore(submission, pack, trial, ports).catch((error) => {
		const { message, exitCode } = failure(error, ports);
		return {
			verdict: null,
			exitCode,
			message,
			problem: message,
			microAp: null
		};
	});
	const seconds = (performance.now() - started) / 1e3;
	return {
		submission,
		...ended,
		passed: ended.problem === null,
		seconds
	};
}
async function runAndScore(submission, pack, trial, ports) {
	await pack();
	const settings = {
		phase2: true,
		blockInternet: true,
		limits
	};
	const receipt = await require_test_submission.testSubmission({
		...trial,
		...settings
	}, ports);
	const { verdict, exitCode } = receipt;
	const microAp = verdict === "ok" ? await scores(ports.root, trial.dataset) : null;
	const problem = smokeProblem(submission, receipt, microAp);
	return {
		verdict,
		exitCode,
		message: reported(receipt.message, ports),
		problem: problem === null ? null : reported(problem, ports),
		microAp
	};
}
async function scores(root, dataset) {
	const { groundTruth, querySubset } = require_advice.preparedPaths(root, dataset);
	const scored = await scoreAll(node_path.default.join(root, "submission", "submission.tar.gz"), await readTruth({
		groundTruth,
		subset: querySubset
	}));
	const of = (wanted) => scored.find(({ name }) => name === wanted)?.score.microAp ?? 0;
	return {
		full: of("full"),
		subset: of("subset")
	};
}
/** What the report says of an error that is not a bug of ours. */
function failure(error, ports) {
	ports.signal.throwIfAborted();
	if (!(error instanceof require_errors.UserError)) throw error;
	return {
		message: reported(error.message, ports),
		exitCode: error.exitCode
	};
}
/** The folder is gone when somebody reads it; what lies in it has the repository's own names. */
function reported(text, { root }) {
	return require_action.shortLine(text.replaceAll(`${root}${node_path.default.sep}`, ""), LONGEST_TEXT);
}
// actions/src/commands/images/smoke-test/smoke-test.ts
/**
* Runs the quickstart and the template in a built image, on sample data that the image draws, and
* checks outcomes and scores. All of it happens in a folder of its own that is removed at the end:
* nothing of the user's is touched.
*
* @returns the report, whatever it says.
* @throws UserError if there is no engine, image or clone, or it is interrupted.
*/
async function smokeTest(inputs, ports) {
	const engine = await require_connect.connect(ports.env);
	const { variant, reference, found } = await require_built_image.imageUnderTest(engine, inputs, ports);
	const { skipGpu = false } = inputs;
	await using own = await smokeRoot(ports);
	const { problem, runs } = await smokeRuns({
		variant: variant.name,
		image: found.Id,
		skipGpu
	}, {
		...ports,
		root: own.root
	});
	const passed = problem === null && runs.every((each) => each.passed);
	return {
		version: 1,
		variant: variant.name,
		image: {
			reference,
			id: found.Id
		},
		problem,
		runs,
		passed
	};
}
exports.smokeTest = smokeTest;
