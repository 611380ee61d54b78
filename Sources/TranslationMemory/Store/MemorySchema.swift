/// The tables of a memory's file; every version is a step from the one before it.
enum MemorySchema {
    /// `TTMM`: what SQLite keeps in the header of the file, so that tools know whose it is.
    static let applicationID = 0x54_54_4D_4D

    /// Version *n* is what the first *n* steps make; a step is never changed once it was released.
    static let steps = [
        """
        -- One row: whose memory this is, and the last numbers that were given.
        CREATE TABLE memory (identity TEXT NOT NULL, last_unit INTEGER NOT NULL, last_change INTEGER NOT NULL);
        -- What is said. hash is of the texts and tags of all segments.
        CREATE TABLE unit (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, hash INTEGER NOT NULL);
        CREATE INDEX unit_by_change ON unit (change);
        CREATE INDEX unit_by_hash ON unit (hash);
        -- id is 8 times that of the unit, and the number of the language.
        CREATE TABLE segment (id INTEGER PRIMARY KEY, text TEXT NOT NULL, tags TEXT);
        -- Each time that a unit was met: where, when, by whom. hash is of all columns but unit and change.
        CREATE TABLE occurrence (
            unit INTEGER NOT NULL, hash INTEGER NOT NULL, change INTEGER NOT NULL, source INTEGER,
            document INTEGER, created INTEGER, author INTEGER, changed INTEGER, changed_by INTEGER,
            domain INTEGER, origin INTEGER, confidence REAL, details TEXT,
            PRIMARY KEY (unit, hash)) WITHOUT ROWID;
        CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        -- Units that are no more.
        CREATE TABLE deletion (change INTEGER PRIMARY KEY, unit INTEGER NOT NULL);
        """
    ]

    static var version: Int { steps.count }
}
