#!/usr/bin/env bash
# The app image and the Debian package of the desktop in desktop/target/package, from the jars in desktop/target/lib.
# Called by ./dev package desktop. What it makes is unpacked and started at the end.
#
# An AOT cache is used only with the jars that it was made from: the same order on the class path, the same times. So the
# image is trained by its own java on the launcher's class path, and the package is made by dpkg-deb, which keeps times;
# jpackage does not. Classes of signed jars are left out of caches, so signatures are taken off first.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
name=nmstate4j-desktop main=io.github.nmstate4j.desktop.Main version=${VERSION:-0.1.0}
out=$PWD/target/package image=$PWD/target/package/$name
app=$image/lib/app cache=$name.aot

rm -rf "$out"
mkdir -p "$out/jars"
cp target/lib/*.jar "$out/jars/"
for jar in "$out"/jars/*.jar; do
  zip -q -d "$jar" 'META-INF/*.SF' 'META-INF/*.RSA' 'META-INF/*.DSA' >/dev/null || true
done

echo "package: the app image"
"$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --app-version "$version" --dest "$out" \
  --input "$out/jars" --main-jar "$(basename "$out"/jars/$name-*.jar)" --main-class "$main" \
  --add-modules java.se,jdk.unsupported,jdk.zipfs \
  --jlink-options "--strip-debug --no-header-files --no-man-pages --generate-cds-archive" \
  --java-options "--enable-native-access=ALL-UNNAMED" --java-options "-XX:AOTCache=\$APPDIR/$cache"

# Runs for a while without a screen and without touching what people have; the rest are options of its Java.
run() {
  local seconds=$1 command=$2 home
  shift 2
  home=$(mktemp -d)
  HOME=$home XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home XDG_STATE_HOME=$home KUBECONFIG=$home/none \
    JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Duser.home=$home $*" \
    timeout -s TERM "$seconds" $command --open=sample >"$out/run.log" 2>&1 || [ $? = 124 ] || { cat "$out/run.log" >&2; exit 1; }
  rm -rf "$home"
}

echo "package: training the cache"
class_path=$(sed -n "s#^app.classpath=\$APPDIR#$app#p" "$app/$name.cfg" | paste -sd:)
run "${TRAINING_SECONDS:-25}" "$image/lib/runtime/bin/java --enable-native-access=ALL-UNNAMED -cp $class_path $main" "-XX:AOTCacheOutput=$app/$cache"
[ -s "$app/$cache" ] || { echo "package: no cache was made; $out/run.log says why" >&2; exit 1; }

echo "package: the Debian package"
deb=$out/deb
mkdir -p "$deb/DEBIAN" "$deb/opt" "$deb/usr/bin" "$deb/usr/share/applications"
cp -a "$image" "$deb/opt/"
ln -s "/opt/$name/bin/$name" "$deb/usr/bin/$name"
cat >"$deb/usr/share/applications/$name.desktop" <<END
[Desktop Entry]
Type=Application
Name=nmstate4j
Comment=Design, preview and follow the network policies of a Kubernetes cluster
Exec=/opt/$name/bin/$name
Icon=/opt/$name/lib/$name.png
Categories=Network;System;
END
cat >"$deb/DEBIAN/control" <<END
Package: $name
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: nmstate4j
Installed-Size: $(du -sk "$deb/opt" | cut -f1)
Depends: libc6, libgtk-3-0 | libgtk-3-0t64, libgl1, libxtst6, libxxf86vm1
Section: net
Priority: optional
Description: desktop of nmstate4j
 Design network policies of a Kubernetes cluster on a canvas, preview what they do to each node, and follow them.
END
dpkg-deb --root-owner-group -Zxz -z1 --build "$deb" "$out/${name}_${version}_$(dpkg --print-architecture).deb" >/dev/null
rm -rf "$deb" "$out/jars"

echo "package: the package is unpacked elsewhere and started"
installed=$(mktemp -d)
trap 'rm -rf "$installed"' EXIT
dpkg-deb -x "$out"/*.deb "$installed"
run "${SMOKE_SECONDS:-20}" "$installed/opt/$name/bin/$name" "-Xlog:class+load:file=$out/classes.log"
loaded=$(grep -c 'source:' "$out/classes.log") shared=$(grep -c 'shared objects file' "$out/classes.log")
grep -q 'nmstate4j.desktop.workbench.WorkbenchView ' "$out/classes.log" || { echo "package: the workbench did not start" >&2; cat "$out/run.log" >&2; exit 1; }
echo "package: $shared of $loaded classes came from the cache"
[ $((shared * 100)) -ge $((loaded * 80)) ] || { echo "package: the cache is not used after installation" >&2; cat "$out/run.log" >&2; exit 1; }
ls -sh "$out"/*.deb
