import DataFile
import FoundationEssentials
import Terminology

/// Reads glossary files into concepts, sources and diagnostics.
///
/// Nothing that a file holds makes it throw or stop: what cannot be read becomes a diagnostic with its place, and the
/// rest is read.
public struct GlossaryReader: Sendable {
    public var limits: ReadingLimits

    public init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

    /// Reads a directory or a single file, whichever stands at the path.
    public func read(_ path: String) -> GlossarySource {
        var isDirectory = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        return exists && isDirectory ? read(directory: path) : read(files: [path])
    }

    /// Reads every `*.yaml` of a directory, in the order of their names; hidden files and directories below it are
    /// left alone.
    public func read(directory: String) -> GlossarySource {
        guard let files = Self.files(in: directory) else {
            var source = GlossarySource()
            source.diagnostics.append(
                Diagnostic(
                    "glossary.directory-unreadable", .error, "there is no directory \(directory) that can be read",
                    arguments: ["directory": directory], at: SourceLocation(file: directory),
                    help: "check the path of the glossary's directory"))
            return source
        }
        var source = read(files: files)
        if files.isEmpty {
            source.diagnostics.append(
                Diagnostic(
                    "glossary.no-files", .error, "the directory \(directory) holds no *.yaml file",
                    arguments: ["directory": directory], at: SourceLocation(file: directory),
                    help: "check the path of the glossary's directory"))
        }
        return source
    }

    /// The glossary files of a directory in the order of their names, or nil if it cannot be read.
    static func files(in directory: String) -> [String]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else { return nil }
        let prefix = directory.hasSuffix("/") ? directory : directory + "/"
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { prefix + $0 }
    }

    /// Reads files in the order given.
    public func read(files: [String]) -> GlossarySource {
        var source = GlossarySource()
        for file in files {
            do {
                add(try FileText.contents(of: file, limit: limits.fileSize), of: file, to: &source)
            } catch {
                source.files.append(file)
                source.diagnostics.append(error)
            }
        }
        return source
    }

    /// Reads a text as if it stood in a file.
    public func read(text: String, file: String) -> GlossarySource {
        var source = GlossarySource()
        add(text, of: file, to: &source)
        return source
    }

    private func add(_ text: String, of file: String, to source: inout GlossarySource) {
        source.files.append(file)
        var document = DocumentReader(file: file, limits: limits)
        document.read(text)
        source.concepts += document.concepts
        source.register += document.register
        source.diagnostics += document.diagnostics
    }
}
