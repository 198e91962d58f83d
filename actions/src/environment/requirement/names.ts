/**
 * A package name as PyPI compares names (PEP 503): lower case, runs of `-`, `_` and `.` are one `-`.
 * conda distinguishes `_` and `-`, but has no two packages that differ in nothing else.
 */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** An entry of either list with another package's name: `pytorch::tqmd=4.64.1`, of tqdm. */
export function renamed(raw: string, name: string): string {
  return raw.replace(
    /^(.*::)?[\w.-]+/,
    (_all, channel: string | undefined) => (channel ?? '') + name,
  );
}

/** Conda packages that install a PyPI project of another name; names normalized. */
const pypiNames: Readonly<Record<string, string>> = {
  'astropy-base': 'astropy',
  'brotli-python': 'brotli',
  'cvxpy-base': 'cvxpy',
  'cython-blis': 'blis',
  'dask-core': 'dask',
  'docker-py': 'docker',
  faiss: 'faiss-cpu',
  'filesystem-spec': 'fsspec',
  'geopandas-base': 'geopandas',
  'h3-py': 'h3',
  ignite: 'pytorch-ignite',
  libopencv: 'opencv-python',
  'matplotlib-base': 'matplotlib',
  'mne-base': 'mne',
  'modin-core': 'modin',
  'msgpack-python': 'msgpack',
  'nvidia-ml': 'nvidia-ml-py3',
  opencv: 'opencv-python',
  'ortools-python': 'ortools',
  'panel-core': 'panel',
  'py-opencv': 'opencv-python',
  'py-xgboost': 'xgboost',
  'py-xgboost-cpu': 'xgboost',
  'py-xgboost-gpu': 'xgboost',
  'pyarrow-core': 'pyarrow',
  'pymc-base': 'pymc',
  pyqt: 'pyqt5',
  pysoundfile: 'soundfile',
  pysox: 'sox',
  pytables: 'tables',
  'python-annoy': 'annoy',
  'python-duckdb': 'duckdb',
  'python-fastjsonschema': 'fastjsonschema',
  'python-flatbuffers': 'flatbuffers',
  'python-graphviz': 'graphviz',
  'python-igraph': 'igraph',
  'python-kaleido': 'kaleido',
  'python-lmdb': 'lmdb',
  'python-sounddevice': 'sounddevice',
  'python-tzdata': 'tzdata',
  'python-xxhash': 'xxhash',
  'python-zstd': 'zstd',
  pytorch: 'torch',
  'pytorch-cpu': 'torch',
  'pytorch-geometric': 'torch-geometric',
  'pytorch-gpu': 'torch',
  quaternion: 'numpy-quaternion',
  'ray-core': 'ray',
  'redis-py': 'redis',
  'seaborn-base': 'seaborn',
  'sentencepiece-python': 'sentencepiece',
  'tensorflow-base': 'tensorflow',
  'vtk-base': 'vtk',
};

/** Conda packages whose modules have other names; names normalized. */
const importNames: Readonly<Record<string, readonly string[]>> = {
  attrs: ['attr', 'attrs'],
  beautifulsoup4: ['bs4'],
  faiss: ['faiss'],
  'faiss-cpu': ['faiss'],
  'faiss-gpu': ['faiss'],
  'ffmpeg-python': ['ffmpeg'],
  libopencv: ['cv2'],
  'msgpack-python': ['msgpack'],
  opencv: ['cv2'],
  pillow: ['PIL'],
  'py-opencv': ['cv2'],
  pytables: ['tables'],
  'python-dateutil': ['dateutil'],
  'python-magic': ['magic'],
  pytorch: ['torch'],
  'pytorch-cpu': ['torch'],
  'pytorch-gpu': ['torch'],
  'pytorch-lightning': ['pytorch_lightning'],
  pyyaml: ['yaml'],
  'scikit-image': ['skimage'],
  'scikit-learn': ['sklearn'],
  setuptools: ['pkg_resources', 'setuptools'],
};

/** The modules that a conda package brings, by its name: of others than these, its own name as one. */
export function importNamesOf(condaName: string): readonly string[] {
  const name = normalizeName(condaName);
  return importNames[name] ?? [name.replaceAll('-', '_')];
}

/** PyPI projects that put the same modules into Python as another one does. */
const sameModules: Readonly<Record<string, string>> = {
  'faiss-gpu': 'faiss-cpu',
  'onnxruntime-gpu': 'onnxruntime',
  'opencv-contrib-python': 'opencv-python',
  'opencv-contrib-python-headless': 'opencv-python',
  'opencv-python-headless': 'opencv-python',
  'pillow-simd': 'pillow',
  'tensorflow-cpu': 'tensorflow',
  'tensorflow-gpu': 'tensorflow',
};

/** The PyPI project that a conda package installs: `torch` for `pytorch`. Normalized. */
export function pypiNameOf(condaName: string): string {
  const name = normalizeName(condaName);
  return pypiNames[name] ?? name;
}

/** Conda packages with the metadata of other distributions than the one of their PyPI name. */
const distributions: Readonly<Record<string, readonly string[]>> = {
  // One cv2 for both: PyPI's two differ in their windows alone.
  opencv: ['opencv-python', 'opencv-python-headless'],
  'py-opencv': ['opencv-python', 'opencv-python-headless'],
};

/** The PyPI projects that a conda package stands for, to what pip installs on top. Normalized. */
export function distributionsOf(condaName: string): readonly string[] {
  return distributions[normalizeName(condaName)] ?? [pypiNameOf(condaName)];
}

/** One name for all PyPI projects that overwrite each other's modules. Takes a normalized name. */
export function moduleFamily(pypiName: string): string {
  return sameModules[pypiName] ?? pypiName;
}
