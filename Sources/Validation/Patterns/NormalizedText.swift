import ICU

/// Text as Unicode normalizes it.
enum NormalizedText {
    static func text(_ text: String, isCanonical: Bool) -> String? {
        try? Normalizer(isCanonical ? .nfc : .nfkc).normalized(text)
    }
}
