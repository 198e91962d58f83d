/**
 * The platform that environments are solved and images built for, by conda's name. Another one takes more
 * than its name: the tags of wheels and the markers of pip (pypi/index/wheel-tags.ts, requirement/image-markers.ts), the
 * interpreter for uv, the installer and Debian's folders in the image. The competition's `platforms` names it.
 */
export const SUBDIR = 'linux-64';
