import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

shareFreedMemory()
let words = StudioWords(CommandLine.arguments)
do throws(Failure) {
  try runStudio(words)
} catch {
  for line in error.lines(in: words.language) { tell("fmap: \(line)", at: STDERR_FILENO) }
  exit(1)
}
