import DataFile
import Glossary
import ICU
import Normalization
import Terminology

/// Compiles the sources of a workspace into the bytes of an index.
struct WorkspaceCompiler {
    /// The version of the program and of the keys that it makes.
    static let programVersion = Workspace.version

    private let layout: WorkspaceLayout

    init(_ layout: WorkspaceLayout) { self.layout = layout }

    func compile() throws(WorkspaceError) -> [UInt8] {
        let started = FileSystem.now()
        var provenance = Provenance()
        provenance.program = Self.programVersion
        provenance.icu = ICUVersion.library
        provenance.unicode = ICUVersion.unicode
        // A program that was built anew may make other keys.
        if let program = FileSystem.programPath() { provenance.inputs.append(Self.stamp(program)) }
        let rules: [UInt8]
        let messages: [UInt8]
        do {
            var loader = LocaleRulesLoader(directory: layout.localesDirectory)
            let locales = try loader.load()
            provenance.inputs += loader.files.map(Self.input)
            let messageFiles = MessageCompiler(directory: layout.messagesDirectory)
            provenance.inputs += messageFiles.files.map(Self.input)
            rules = try RuleCompiler(locales).compile()
            messages = try messageFiles.compile()
        } catch {
            throw WorkspaceError([error])
        }

        var layers: [[Concept]] = []
        var sources: [Source] = []
        var problems: [Diagnostic] = []
        for path in layout.glossaries {
            let isDirectory = FileSystem.status(path)?.isDirectory == true
            if isDirectory { provenance.inputs.append(Self.input(path)) }
            let source = GlossarySource.read(path)
            provenance.inputs += source.files.map(Self.input)
            problems += source.diagnostics.filter { $0.severity == .error }
            layers.append(source.concepts.map(\.concept))
            sources += source.register.map(\.source)
        }
        guard problems.isEmpty else { throw WorkspaceError(problems) }
        do {
            var builder = try GlossaryIndexBuilder(rules: rules, sources: sources)
            try builder.add(layers: layers)
            // What changed while it was read is read again the next time.
            for index in provenance.inputs.indices where provenance.inputs[index].modified > started {
                (provenance.inputs[index].modified, provenance.inputs[index].digest) = (-1, 0)
            }
            return builder.build(provenance: provenance, messages: messages)
        } catch {
            throw WorkspaceError([
                Diagnostic("icu.failed", "ICU refuses a text: \(error)", arguments: ["reason": "\(error)"])
            ])
        }
    }

    /// A file as it is, without a digest: for one that is not read.
    private static func stamp(_ path: String) -> Provenance.Input {
        let status = FileSystem.status(path)
        return Provenance.Input(path: path, size: status?.size ?? -1, modified: status?.modified ?? 0, digest: 0)
    }

    private static func input(_ path: String) -> Provenance.Input {
        guard let status = FileSystem.status(path) else {
            return Provenance.Input(path: path, size: -1, modified: 0, digest: 0)
        }
        let digest = status.isRegular ? (try? FileText.contents(of: path)).map(Provenance.digest) ?? 0 : 0
        return Provenance.Input(path: path, size: status.size, modified: status.modified, digest: digest)
    }
}
