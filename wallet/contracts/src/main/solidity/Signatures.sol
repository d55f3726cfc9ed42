// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice EIP-712 digests of one domain and the recovery of who signed them.
library Signatures {
    /// @notice The signature is not 65 bytes `r || s || v` with `v` 27 or 28 and a low `s`, or recovers to nobody.
    error MalformedSignature();

    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    /// @dev Half the order of secp256k1. With `s` above it, `(r, n - s)` would be a second signature of the same
    /// message by the same key (EIP-2).
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @notice The domain of this contract on this chain.
    /// @dev Computed at each call, for about 600 gas: after a chain splits, neither side takes the other's signatures.
    function domainSeparator() internal view returns (bytes32) {
        return keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256("Hearth Escrow"), keccak256("1"), block.chainid, address(this))
        );
    }

    /// @notice The digest that is signed for a struct (EIP-712).
    function digest(bytes32 domain, bytes32 structHash) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @notice The address whose key signed `hash`; never zero.
    function recover(bytes32 hash, bytes calldata signature) internal pure returns (address signer) {
        signer = signerOf(hash, signature);
        if (signer == address(0)) revert MalformedSignature();
    }

    /// @notice Whether it is a sound signature of `hash` by `signer`.
    function isBy(address signer, bytes32 hash, bytes calldata signature) internal pure returns (bool) {
        address found = signerOf(hash, signature);
        return found != address(0) && found == signer;
    }

    /// @dev Zero for what is no signature.
    function signerOf(bytes32 hash, bytes calldata signature) private pure returns (address) {
        if (signature.length != 65) return address(0);
        uint8 v = uint8(signature[64]);
        bytes32 s = bytes32(signature[32:64]);
        if ((v != 27 && v != 28) || uint256(s) > HALF_ORDER) return address(0);
        return ecrecover(hash, v, bytes32(signature[:32]), s);
    }
}
