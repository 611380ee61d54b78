import Terminology

/// The text of a document, in UTF-8 whatever the file was in, without a byte order mark.
struct SourceText {
    var path: String
    /// Well-formed UTF-8.
    var bytes: [UInt8]
    /// The charset of the file, by its IANA name.
    var encoding: String
}
