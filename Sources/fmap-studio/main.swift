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
  let lines = error.lines(in: words.language)
  for line in lines { tell("fmap: \(line)", at: STDERR_FILENO) }
  if words.opens, words.isFromFmap, !ErrorPage.isAtTerminal { ErrorPage.show(lines, in: words.language) }
  exit(1)
}
