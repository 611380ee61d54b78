/// The token types of one language in one text or collection.
struct Vocabulary {
    private var ids: [UInt64: Int32] = [:]
    /// The same in all languages that have the token.
    private(set) var hashes: [UInt64] = []
    /// The hash of what a token may be in another script: Han characters read in Korean; 0 for none.
    private(set) var aliases: [UInt64] = []
    private(set) var kinds: [TokenKind] = []
    private(set) var counts: [Int32] = []
    /// How many tokens there are.
    private(set) var total = 0
    /// Words that may be known by their sound.
    var spoken = SpokenWords()

    var count: Int { hashes.count }

    mutating func add(_ hash: UInt64, _ kind: TokenKind, alias: UInt64 = 0) -> Int32 {
        total += 1
        if let known = ids[hash] {
            counts[Int(known)] += 1
            return known
        }
        let id = Int32(hashes.count)
        ids[hash] = id
        hashes.append(hash)
        aliases.append(alias)
        kinds.append(kind)
        counts.append(1)
        return id
    }

    func id(of hash: UInt64) -> Int32? { ids[hash] }
}
