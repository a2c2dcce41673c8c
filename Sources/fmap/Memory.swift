import CGlib

/// Tells the allocator to keep what is freed.
///
/// The program lives for some milliseconds: freed memory is soon needed again, and getting it back from the system takes
/// longer than keeping it. Only glibc needs telling.
func keepFreedMemory() {
  #if canImport(Glibc)
    mallopt(M_MMAP_THRESHOLD, 1 << 23)
    mallopt(M_TRIM_THRESHOLD, 1 << 30)
    mallopt(M_TOP_PAD, 1 << 20)
  #endif
}
