"""A table of made-up agreements, as long as one likes: `python3 synthetic_table.py 100000 big.csv`.

The cities, their places and their dates are nobody's; only the country codes and the continents exist.
"""

import math
import random
import sys

COLUMNS = ("city_en,city_zh,city_local,country_code,country_en,country_zh,continent,latitude,longitude,"
           "relation,established,ended,source,confidence,note")  # fmt: skip

# Countries with a box of degrees on their land: south, north, west, east.
COUNTRIES = [
    ("RU", "Russia", "俄罗斯", "Europe", 52, 66, 32, 130),
    ("KZ", "Kazakhstan", "哈萨克斯坦", "Asia", 44, 52, 52, 82),
    ("MN", "Mongolia", "蒙古国", "Asia", 44, 49, 98, 114),
    ("IN", "India", "印度", "Asia", 16, 27, 74, 84),
    ("IR", "Iran", "伊朗", "Asia", 29, 36, 50, 60),
    ("SA", "Saudi Arabia", "沙特阿拉伯", "Asia", 19, 29, 41, 49),
    ("DE", "Germany", "德国", "Europe", 48, 53.5, 7.5, 13),
    ("FR", "France", "法国", "Europe", 44, 49, 0, 6),
    ("PL", "Poland", "波兰", "Europe", 50.5, 54, 15.5, 23),
    ("DZ", "Algeria", "阿尔及利亚", "Africa", 22, 35, 0, 8),
    ("CD", "DR Congo", "刚果（金）", "Africa", -10, 3, 18, 28),
    ("ZA", "South Africa", "南非", "Africa", -32, -26, 20, 29),
    ("CA", "Canada", "加拿大", "North America", 50, 62, -122, -96),
    ("US", "United States", "美国", "North America", 32, 48, -118, -84),
    ("MX", "Mexico", "墨西哥", "North America", 19, 28, -104, -98.5),
    ("BR", "Brazil", "巴西", "South America", -22, -4, -62, -42),
    ("AR", "Argentina", "阿根廷", "South America", -38, -24, -67, -60),
    ("AU", "Australia", "澳大利亚", "Oceania", -32, -19, 119, 148),
]


def area(country):
    south, north, west, east = (math.radians(degrees) for degrees in country[4:])
    return (math.sin(north) - math.sin(south)) * (east - west)


def word(rng):
    """A word that no other one is like: cities with names that are nearly the same would be doubted."""
    return "".join(rng.choice("bdfghjklmnprstvwxz") + rng.choice("aeiou") for _ in range(5))


def write(count, path):
    """Writes a table of that many agreements, each of a city of its own; the same for the same count."""
    rng = random.Random(count)
    countries = rng.choices(COUNTRIES, [area(country) for country in COUNTRIES], k=count)
    with open(path, "w", encoding="utf-8") as file:
        file.write(COLUMNS + "\n")
        for number, (code, english, chinese, continent, south, north, west, east) in enumerate(countries, 1):
            place = f"{rng.uniform(south, north):.4f},{rng.uniform(west, east):.4f}"
            date = f"{rng.randint(1980, 2021)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            relation = rng.choice(["sister", "cooperative"])
            file.write(
                f"City {number} {word(rng)},城市{number},,{code},{english},{chinese},{continent},{place},"
                f"{relation},{date},,https://example.org/{number},high,\n"
            )


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
