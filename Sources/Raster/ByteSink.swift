/// Bytes that a C library writes one piece after the other, through a pointer to this object.
final class ByteSink {
  var bytes: [UInt8] = []
}
