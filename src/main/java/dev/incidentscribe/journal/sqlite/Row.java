package dev.incidentscribe.journal.sqlite;

/// The columns of an event that its hash covers. Times are microseconds since 1970, UTC.
///
/// @param digest of the salted body
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to and from SQLite
record Row(
        String workspace,
        long incident,
        long ordinal,
        long occurredAt,
        long recordedAt,
        String author,
        String source,
        String kind,
        byte[] digest,
        String delivery,
        long part) {}
