"""The gazetteer file's tables and questions."""
# ruff: noqa: S608 - only our own fragments and question marks are put together here; every value is a parameter

APPLICATION = 0x48474154  # "HGAT": tells our file from any other SQLite file
VERSION = 2
NEAR = 0.027  # degrees, about 3 km

SCHEMA = """
CREATE TABLE source (
    n INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, licence TEXT NOT NULL,
    imported TEXT NOT NULL, places INTEGER NOT NULL DEFAULT 0, UNIQUE (name, version)
);
CREATE TABLE place (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, names TEXT NOT NULL, precision TEXT NOT NULL,
    lat REAL, lon REAL, country TEXT, admin1 TEXT, admin2 TEXT, admin3 TEXT, pcode TEXT, geonameid TEXT,
    population INTEGER NOT NULL, source TEXT NOT NULL, area TEXT NOT NULL, list INTEGER NOT NULL REFERENCES source
);
CREATE INDEX place_area ON place (country, area);
CREATE INDEX place_geonameid ON place (geonameid) WHERE geonameid IS NOT NULL;
CREATE TABLE spelling (
    loose TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, name TEXT NOT NULL, strict TEXT NOT NULL,
    qualifiers TEXT NOT NULL, penalty REAL NOT NULL, plain TEXT NOT NULL, people INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX spelling_loose ON spelling (loose);
CREATE INDEX spelling_place ON spelling (place);
CREATE TABLE joined (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL REFERENCES place, list INTEGER NOT NULL REFERENCES source,
    why TEXT NOT NULL
) WITHOUT ROWID;
"""
BY_PLAIN = "CREATE INDEX IF NOT EXISTS spelling_plain ON spelling (plain, people, place)"
BY_PEOPLE = "CREATE INDEX IF NOT EXISTS spelling_people ON spelling (people DESC, plain, place)"
SECOND = f"""
{BY_PLAIN};
{BY_PEOPLE};
CREATE TABLE naming (
    place INTEGER NOT NULL REFERENCES place, name TEXT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (place, name, language)
) WITHOUT ROWID;
CREATE TABLE outline (
    place INTEGER PRIMARY KEY REFERENCES place, list INTEGER NOT NULL REFERENCES source, shape BLOB NOT NULL
);
"""
UPGRADE = f"""
ALTER TABLE spelling ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
UPDATE spelling SET people = (SELECT population FROM place WHERE n = place);
{SECOND}
"""

_PLACE = """p.n, p.id, p.name, p.names, p.precision, p.lat, p.lon, p.country, p.admin1, p.admin2, p.admin3, p.pcode,
    p.geonameid, p.population, p.source"""
_SPELLING = "s.name, s.strict, s.loose, s.qualifiers, s.penalty, s.plain"
_BOTH = f"SELECT {_PLACE}, {_SPELLING} FROM spelling s JOIN place p ON p.n = s.place"

SOURCES_BEFORE = "SELECT name, version, licence, imported, places FROM source ORDER BY n"
SOURCES = """SELECT name, version, licence, imported, places, (SELECT count(*) FROM outline WHERE list = s.n)
    FROM source s ORDER BY n"""
SOURCE = "SELECT n FROM source WHERE name = ? AND version = ?"
ADD_SOURCE = """INSERT INTO source (name, version, licence, imported) VALUES (?, ?, ?, datetime('now'))
    ON CONFLICT (name, version) DO NOTHING"""
COUNT_PLACES = "UPDATE source SET places = (SELECT count(*) FROM place WHERE list = ?) WHERE n = ?"

ENTRY = f"SELECT {_PLACE} FROM place p WHERE p.id = ? OR p.n = (SELECT place FROM joined WHERE id = ?)"
ALL_IDS = "SELECT id FROM place UNION ALL SELECT id FROM joined"
ALL_GEONAMEIDS = "SELECT geonameid FROM place WHERE geonameid IS NOT NULL"
ALL_SPELLINGS = """SELECT s.strict, s.qualifiers, p.lat, p.lon FROM spelling s JOIN place p ON p.n = s.place
    WHERE s.penalty = 0 AND p.lat IS NOT NULL"""
FORGET_SPELLINGS = "DELETE FROM spelling WHERE place = ?"
BY_GEONAMEID = f"SELECT {_PLACE} FROM place p WHERE p.geonameid = ?"
BY_KEY = f"""SELECT {_PLACE} FROM spelling s JOIN place p ON p.n = s.place
    WHERE s.loose = ? AND s.strict = ? AND s.qualifiers = ? AND s.penalty = 0
    AND p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ?"""
BEGINNING_BEFORE = f"""{_BOTH} WHERE s.loose >= ? AND s.loose < ? AND s.plain >= ? AND s.plain < ?
    GROUP BY p.n ORDER BY p.population DESC, p.name, p.id LIMIT ?"""  # of a file of version 1 that is only read
HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM spelling WHERE plain >= ? AND plain < ? LIMIT ?)"
NAMINGS = """SELECT name, language, kind FROM naming WHERE place = (SELECT n FROM place WHERE id = ?)
    ORDER BY language, kind, name"""
HISTORIC = "SELECT name FROM naming WHERE place = ? GROUP BY name HAVING min(kind = 'historic')"
JOINS = """SELECT j.id, j.why, s.name FROM joined j JOIN source s ON s.n = j.list
    WHERE j.place = (SELECT n FROM place WHERE id = ?) ORDER BY j.id"""
OUTLINES = f"SELECT {_PLACE}, o.shape FROM outline o JOIN place p ON p.n = o.place"

ADD_PLACE = """INSERT INTO place (id, name, names, precision, lat, lon, country, admin1, admin2, admin3, pcode,
    geonameid, population, source, area, list) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
CHANGE_PLACE = """UPDATE place SET id = ?, name = ?, names = ?, precision = ?, lat = ?, lon = ?, country = ?,
    admin1 = ?, admin2 = ?, admin3 = ?, pcode = ?, geonameid = ?, population = ?, source = ?, area = ? WHERE n = ?"""
ADD_SPELLING = """INSERT INTO spelling (loose, place, name, strict, qualifiers, penalty, plain, people)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
ADD_NAMING = "INSERT OR IGNORE INTO naming (place, name, language, kind) VALUES (?, ?, ?, ?)"
ADD_OUTLINE = "INSERT OR REPLACE INTO outline (place, list, shape) VALUES (?, ?, ?)"
ADD_JOIN = """INSERT INTO joined (id, place, list, why) SELECT ?, ?, ?, ?
    WHERE NOT EXISTS (SELECT 1 FROM place WHERE n = ? AND id = ?) ON CONFLICT (id) DO NOTHING"""


def look_up(keys: int) -> str:
    """Ask for all spellings kept under any of so many loose keys."""
    return f"{_BOTH} WHERE s.loose IN ({_marks(keys)})"


def beginning(*, many: bool) -> str:
    """Ask for the spellings that begin so, of the largest places first.

    Where many do, the places are gone through by size until there are enough; where few do, these are sorted.
    """
    index = "spelling_people" if many else "spelling_plain"
    near = f"""SELECT rowid AS r, people, plain, place FROM spelling INDEXED BY {index}
        WHERE plain >= ? AND plain < ? ORDER BY people DESC, plain, place LIMIT ?"""
    return f"""SELECT {_PLACE}, {_SPELLING} FROM ({near}) near
        JOIN spelling s ON s.rowid = near.r JOIN place p ON p.n = near.place
        ORDER BY near.people DESC, near.plain, near.place"""


def inside(names: int) -> str:
    """Ask for the settlements of one governorate of a country, under any of so many names."""
    return f"""{_BOTH} WHERE p.country = ? AND p.area IN ({_marks(names)})
        AND p.precision IN ('exact', 'neighbourhood', 'village', 'town')"""


def _marks(count: int) -> str:
    return ", ".join("?" * count)
