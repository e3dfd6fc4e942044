# Runs a command as another user in a file system of its own, without a network. Expects to be root in new
# namespaces of mounts, network, processes and IPC; what it mounts is gone with them.
# Arguments: an empty folder for the root; the folders to be seen as /work, /run and /sdk; the JDK; the user's number;
# the largest address space in bytes; then the command.
set -eu
root=$1 work=$2 sockets=$3 sdk=$4 jdk=$5 user=$6 space=$7
shift 7
umask 022

show() {
  mkdir -p "$root$2"
  mount --bind "$1" "$root$2"
  mount -o remount,bind,ro,nosuid,nodev "$root$2"
}

mount -t tmpfs -o mode=0755,nosuid,nodev,size=64m program "$root"
for folder in /usr /bin /sbin /lib /lib32 /lib64 /libx32; do
  if [ -L "$folder" ]; then
    cp -P "$folder" "$root$folder"
  elif [ -d "$folder" ]; then
    show "$folder" "$folder"
  fi
done
for folder in /etc/java-*-openjdk; do # where distributions keep a JDK's settings
  [ ! -d "$folder" ] || show "$folder" "$folder"
done
case $jdk in
  /usr/*) ;;
  *) show "$jdk" "$jdk" ;;
esac
show "$sdk" /sdk
show "$work" /work
show "$sockets" /run
mkdir "$root/tmp" "$root/proc" "$root/dev"
chmod 1777 "$root/tmp"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
for device in null zero random urandom; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ip link set lo up
cd "$root"
exec chroot "$root" \
  prlimit --as="$space" --core=0 --fsize=67108864 --nofile=1024 --nproc=512 -- \
  setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
  --pdeathsig=KILL -- "$@"
