/// A path taken apart as text; nothing of it is looked up.
struct FileName {
    /// The last component without the last suffix.
    let stem: Substring
    /// After the last full stop, nil where there is none.
    let suffix: Substring?
    /// The name of the folder that the file is in, as far as the path says it.
    let folder: Substring?

    init(_ path: String) {
        let components = path.split(separator: "/")
        let last = components.last ?? ""
        folder = components.dropLast().last
        if let dot = last.lastIndex(of: "."), dot != last.startIndex {
            stem = last[..<dot]
            suffix = last[last.index(after: dot)...]
        } else {
            (stem, suffix) = (last, nil)
        }
    }
}
