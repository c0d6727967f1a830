const now = Date.now

Date.now = () => now() + 300_000
