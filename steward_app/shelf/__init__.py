"""What needs no passphrase: contracts, the local's profile, lessons, blank forms."""
