import DataFile
import Glossary
import ICU
import Normalization
import Terminology

/// A root of data: finds or makes the index of its glossaries and opens it.
public struct Workspace: Sendable {
    /// Of the program, as `--version` says it.
    public static let version = "0.1.0"

    public let layout: WorkspaceLayout

    public init(_ layout: WorkspaceLayout) { self.layout = layout }

    /// Opens the index; makes it again first where it is missing, damaged, or older than what it was made from.
    ///
    /// - Throws: `WorkspaceError` with all problems of the sources.
    public func open() throws(WorkspaceError) -> Snapshot {
        for path in indexPaths {
            if let index = try? GlossaryIndex(path: path), isFresh(index) { return Snapshot(index) }
        }
        return try rebuild()
    }

    /// Makes the index again and puts it where the next run finds it.
    ///
    /// Where no directory takes it, the answer is given all the same, from memory.
    public func rebuild() throws(WorkspaceError) -> Snapshot {
        let bytes = try WorkspaceCompiler(layout).compile()
        let index: GlossaryIndex
        do { index = try GlossaryIndex(bytes: bytes) } catch { throw WorkspaceError(error, path: "memory") }
        var reasons: [String] = []
        for path in indexPaths {
            let directory = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
            guard FileSystem.makeDirectories(directory) else { continue }
            do {
                // Who may write to the index can make the program say anything: nobody else may, whatever the mask.
                try AtomicFile.write(bytes, to: path, permissions: .mode(0o644))
                return Snapshot(index)
            } catch {
                reasons.append("\(path): \(error.arguments["reason"] ?? error.message)")
            }
        }
        return Snapshot(index, unsaved: reasons.last ?? indexPaths.last ?? "")
    }

    /// Where the index of just these glossaries can be; each program that was built has its own.
    var indexPaths: [String] {
        // FNV-1a (Fowler, Noll, Vo), to make one name of many paths.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for path in [FileSystem.programPath() ?? "", layout.dataDirectory] + layout.glossaries {
            for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0) &* 0x100_0000_01B3
        }
        let name = String(hash, radix: 16)
        return layout.indexDirectories.map { "\($0)/\(name).index" }
    }

    private func isFresh(_ index: GlossaryIndex) -> Bool {
        guard let provenance = try? index.provenance(), provenance.program == WorkspaceCompiler.programVersion,
            provenance.icu == ICUVersion.library, provenance.unicode == ICUVersion.unicode
        else { return false }
        return provenance.inputs.allSatisfy { input in
            guard let status = FileSystem.status(input.path) else { return input.size < 0 }
            if status.modified == input.modified { return status.isDirectory || status.size == input.size }
            // A checkout or a copy gives files new times and leaves what is in them.
            return status.isRegular && status.size == input.size && input.digest != 0
                && (try? FileText.contents(of: input.path)).map(Provenance.digest) == input.digest
        }
    }
}

/// Why a workspace cannot be opened.
public struct WorkspaceError: Error, Sendable {
    /// At least one.
    public let diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    init(_ error: IndexError, path: String) {
        let reason =
            switch error {
            case .unreadable(let reason): reason
            case .foreign: "not an index of this version"
            case .damaged(let offset): "damaged at byte \(offset)"
            }
        self.init([
            Diagnostic(
                "index.unusable", "the index \(path) cannot be used: \(reason)",
                arguments: ["path": path, "reason": reason], help: "delete it: it is made again by itself")
        ])
    }
}

extension Workspace {
    /// The program's words in a language, as far as they can be had without an index.
    public func messages(in language: LanguageTag) -> MessageCatalog? {
        for path in indexPaths {
            if let index = try? GlossaryIndex(path: path), isFresh(index), let bytes = try? index.messages() {
                return MessageCatalog(bytes, language: language)
            }
        }
        guard let bytes = try? MessageCompiler(directory: layout.messagesDirectory).compile() else { return nil }
        return MessageCatalog(ByteStore(bytes).all, language: language)
    }

    /// The program's words in the language that the environment names, where the data can be found.
    public static func messages(environment: Environment) -> MessageCatalog? {
        guard let layout = try? WorkspaceLayout(environment: environment) else { return nil }
        return Workspace(layout).messages(in: environment.language)
    }
}

extension GlossarySource {
    /// Reads a glossary file, or all of a directory.
    public static func read(_ path: String) -> GlossarySource {
        FileSystem.status(path)?.isDirectory == true
            ? GlossaryReader().read(directory: path) : GlossaryReader().read(path)
    }
}

extension Workspace {
    /// A path from the root.
    public static func absolute(_ path: String) -> String { FileSystem.absolute(path) }

    /// The text of a data file, with an error that says where it is not one.
    public static func text(of path: String) throws(Diagnostic) -> String { try FileText.contents(of: path) }
}
