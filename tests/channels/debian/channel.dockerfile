# Makes a conda channel of Debian's packages: real Python, NumPy, faiss and PyAV, in conda's two
# package formats. LITE is a lite image, whose packages they are. What is made depends on nothing
# else, so the engine makes it once for all tests.
ARG DEBIAN_BASE
ARG LITE
FROM ${LITE} AS lite
FROM scratch AS maker
COPY *.py /
FROM ${DEBIAN_BASE} AS made
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends patchelf python3 python3-zstandard
RUN --mount=type=bind,from=lite,source=/usr,target=/lite --mount=type=bind,from=maker,target=/mnt \
    python3 -B /mnt/make.py /lite /channel
FROM scratch
COPY --from=made /channel /channel
# An image needs a command for its files to be read.
CMD ["none"]
