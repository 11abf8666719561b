package preview

import "syscall"

// remote lists file systems whose files other computers may change unnoticed, including
// the host of a virtual machine. The numbers are those of statfs(2).
var remote = map[uint32]bool{
	0x6969:     true, // NFS
	0x517B:     true, // SMB
	0xFF534D42: true, // CIFS
	0xFE534D42: true, // SMB 2
	0x01021997: true, // 9P: WSL, virtual machines
	0x786F4256: true, // VirtualBox
	0x65735546: true, // FUSE: sshfs, virtiofs, cloud drives
	0x00C36400: true, // Ceph
	0x5346414F: true, // AFS
	0x73757245: true, // Coda
}

// isRemote reports whether a folder is on such a file system. A trial would not show it,
// since changes by this computer are reported there.
func isRemote(dir string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(dir, &s) == nil && remote[uint32(s.Type)]
}
