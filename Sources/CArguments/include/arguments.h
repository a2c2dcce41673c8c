#pragma once

// The words of the command line, the program's own name first, byte for byte as the system gave them.
//
// Swift's CommandLine repairs what is not UTF-8, and on Linux it reads /proc, which need not be there.
int carguments_count(void);

// The word at an index from 0; it lives as long as the program.
const char *carguments_word(int index);
