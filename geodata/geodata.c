// The data files of fmap, compiled in, so that the program needs nothing beside it.

#include "geodata.h"

static const unsigned char map_bytes[] = {
#embed "map.json"
};
static const unsigned char friendships_bytes[] = {
#embed "friendships.csv"
};
static const unsigned char words_bytes[] = {
#embed "words.csv"
};
static const unsigned char template_bytes[] = {
#embed "template.json"
};
static const unsigned char sample_zh_bytes[] = {
#embed "samples/sample-zh.csv"
};
static const unsigned char sample_en_bytes[] = {
#embed "samples/sample-en.csv"
};
static const unsigned char licences_bytes[] = {
#embed "licences.txt"
};
static const unsigned char land_50m_bytes[] = {
#embed "natural-earth/ne_50m_land.shp"
};
static const unsigned char land_110m_bytes[] = {
#embed "natural-earth/ne_110m_land.shp"
};
static const unsigned char gazetteer_bytes[] = {
#embed "gazetteer/gazetteer.bin"
};
static const unsigned char readings_bytes[] = {
#embed "gazetteer/readings.bin"
};

#define FILE_OF(name)                                                          \
  GeodataFile geodata_##name(void) {                                           \
    return (GeodataFile){name##_bytes, sizeof name##_bytes};                   \
  }

FILE_OF(map)
FILE_OF(friendships)
FILE_OF(words)
FILE_OF(template)
FILE_OF(sample_zh)
FILE_OF(sample_en)
FILE_OF(licences)
FILE_OF(land_50m)
FILE_OF(land_110m)
FILE_OF(gazetteer)
FILE_OF(readings)
