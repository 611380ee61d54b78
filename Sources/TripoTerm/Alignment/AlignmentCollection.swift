import Interchange
import Terminology

/// A directory of documents: a folder each, with a file for each language named by its tag, `en.txt`, `zh.docx`.
///
/// Files of other names, and folders within those of the documents, are passed over; texts beside the folders too, with a warning.
public struct AlignmentCollection: Sendable {
    public struct Document: Sendable {
        /// The name of its folder.
        public var name: String
        public var inputs: [AlignmentInput]
    }

    public private(set) var documents: [Document] = []
    /// Folders that are no documents, and why not.
    public private(set) var problems: [Diagnostic] = []
    /// What is passed over although it may have been meant.
    public private(set) var warnings: [Diagnostic] = []

    /// How many languages can be aligned.
    private static let possible = 2...4

    /// - Parameter languages: Tags of the languages wanted, in the order wanted; all that are there for none.
    /// - Throws: `collection.unreadable`, `collection.no-documents`.
    public init(of directory: String, languages: [String] = []) throws(AlignmentFailure) {
        guard let names = FileSystem.names(in: directory, suffix: "") else {
            throw AlignmentFailure(
                Diagnostic(
                    "collection.unreadable", "\(directory) is not a directory that can be read",
                    arguments: ["file": directory], at: SourceLocation(file: directory),
                    help: "give a directory that has a folder for each document"))
        }
        for name in names where FileSystem.status(directory + "/" + name)?.isDirectory == true {
            let folder = directory + "/" + name
            let files = Self.files(in: folder)
            let chosen = languages.isEmpty ? files.sorted { $0.tag < $1.tag } : Self.choose(languages, of: files)
            if chosen.count < languages.count {
                let missing = languages.filter { wanted in !chosen.contains { $0.input.language == wanted } }
                problems.append(Self.missing(missing.joined(separator: ", "), folder))
            } else if !Self.possible.contains(chosen.count) {
                problems.append(Self.count(chosen.count, folder))
            } else {
                documents.append(Document(name: name, inputs: chosen.map(\.input)))
            }
        }
        guard !documents.isEmpty || !problems.isEmpty else {
            throw AlignmentFailure(
                Diagnostic(
                    "collection.no-documents", "there are no folders in \(directory)", arguments: ["file": directory],
                    at: SourceLocation(file: directory),
                    help: "make a folder for each document, with en.txt, zh.txt, ja.txt or ko.txt in it"))
        }
        let loose = Self.files(in: directory).map(\.name)
        if !loose.isEmpty { warnings.append(Self.outside(loose.joined(separator: ", "), directory)) }
    }

    private struct File {
        var name: String
        var tag: LanguageTag
        var input: AlignmentInput
    }

    /// The files that are named by a tag, and are of a format that can be read.
    private static func files(in folder: String) -> [File] {
        (FileSystem.names(in: folder, suffix: "") ?? []).compactMap { name in
            let path = folder + "/" + name
            let dot = name.lastIndex(of: ".")
            let stem = String(dot.map { name[..<$0] } ?? name[...])
            guard dot == nil || DocumentFormat(extensionOf: name) != nil, LanguageOfPath.tag(in: name) == stem,
                let tag = LanguageTag(parsing: stem), FileSystem.status(path)?.isDirectory == false
            else { return nil }
            return File(name: name, tag: tag, input: AlignmentInput(path, language: stem))
        }
    }

    /// A file for each language; plain Chinese means any.
    private static func choose(_ languages: [String], of files: [File]) -> [File] {
        languages.compactMap { wanted in
            guard let tag = LanguageTag(parsing: wanted) else { return nil }
            let exact = files.first { $0.tag == tag }
            let chinese = files.first { wanted.lowercased() == "zh" && $0.tag == .traditionalChinese }
            guard var file = exact ?? chinese else { return nil }
            file.input.language = file.tag == tag ? wanted : file.input.language
            return file
        }
    }

    private static func missing(_ tags: String, _ folder: String) -> Diagnostic {
        Diagnostic(
            "collection.missing-language", "\(folder) has no text in \(tags)",
            arguments: ["file": folder, "tags": tags], at: SourceLocation(file: folder),
            help: "name the files by their languages: en.txt, zh.txt, ja.txt, ko.txt")
    }

    private static func outside(_ names: String, _ directory: String) -> Diagnostic {
        Diagnostic(
            "collection.outside-folders", .warning, "texts beside the folders are passed over: \(names)",
            arguments: ["file": directory, "names": names], at: SourceLocation(file: directory),
            help: "put those of one document into a folder of their own")
    }

    private static func count(_ count: Int, _ folder: String) -> Diagnostic {
        Diagnostic(
            "collection.text-count", "\(folder) has texts in \(count) languages, not in two to four",
            arguments: ["file": folder, "count": "\(count)"], at: SourceLocation(file: folder),
            help: "name the files by their languages: en.txt, zh.txt, ja.txt, ko.txt")
    }
}
