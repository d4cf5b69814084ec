/// Keys made for these tests alone.
enum LoginKeys {
    /// A P-256 key as SEC 1 writes it, the AWS CLI's form.
    static let sec1 = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIE5BSllLyaWSBhxbEMOkPuAGRv2s+v4zmb53cpvup2yRoAoGCCqGSM49
        AwEHoUQDQgAES4vwTzJJKg1DyWf8xnNLPaO/Ar6pzWMfXReigYnwJdOqjvxBz1c8
        uukPRmdEFlmgElpploZ66fE1IndM9ibdSw==
        -----END EC PRIVATE KEY-----
        """
    /// Another one as PKCS #8 writes it.
    static let pkcs8 = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQDsFLYWnLlanmVn1
        1PWZexn8mnQXzUwjeXnc/sNzB82hRANCAATSRB7JwU8L02+t6/8L3mgDMBYqfk2e
        iwNHPQogWigftxDWwfN6QcuOWQUuBd94jvXx6CajwYPT1INuIAaU1XYd
        -----END PRIVATE KEY-----
        """
    /// A key of another curve, P-384.
    static let otherCurve = """
        -----BEGIN PRIVATE KEY-----
        MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCKJ/VubmnRJ7EJYVRv
        1BfFtryPBiOROs6qWVhlY36NRD33JDWTMGDdaNkfcKmG+W2hZANiAATsJURTXjph
        fnKCb8ZgmaxNNWLsW6Xv04mfIQ6Ta5Xg0cUb/8vHk3oLmjAmu5NbK7Vd8JA1tJGu
        xfi1lCI4LFjda+kZf/2P2ejiztpr504ZU/wOipxwSp2CJE6q8gne31s=
        -----END PRIVATE KEY-----
        """
}
