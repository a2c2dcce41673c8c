// The data files that are compiled into fmap.

#ifndef FMAP_GEODATA_H
#define FMAP_GEODATA_H

#include <stddef.h>

// The bytes of a file, which live as long as the program.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} GeodataFile;

// map.json: the map of Shenyang.
GeodataFile geodata_map(void);
// friendships.csv: its agreements.
GeodataFile geodata_friendships(void);
// words.csv: the words of the interface in every language.
GeodataFile geodata_words(void);
// template.json: the map of another city, with {places} to be filled.
GeodataFile geodata_template(void);
// samples/: two short lists, as offices write them, to begin with.
GeodataFile geodata_sample_zh(void);
GeodataFile geodata_sample_en(void);
// licences.txt: the notices of what is in the program, in the form of Debian's copyright files.
GeodataFile geodata_licences(void);
// Natural Earth 1:50m land polygons, a Shapefile.
GeodataFile geodata_land_50m(void);
// Natural Earth 1:110m land polygons, a Shapefile.
GeodataFile geodata_land_110m(void);
// The places and countries of the world, packed; see README.md.
GeodataFile geodata_gazetteer(void);
// How Chinese characters are read, and which are forms of one, packed; see README.md.
GeodataFile geodata_readings(void);

#endif
