// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claims} from "./Claims.sol";
import {ICourt} from "./ICourt.sol";

/// @notice The escrow of Hearth jobs: pays by vouchers (`IEscrow`), or by claims that nobody disproves (`IClaims`).
///
/// Code alone does not make an escrow genuine: who puts the same code on the chain by other creation code may begin with
/// credits and bonds that nobody paid in. An address made by CREATE2 is a hash of the creation code with the court it is
/// told, so whoever knows maker and court can tell that only this constructor has run.
contract Escrow is Claims {
    /// @notice What made this contract, by CREATE2 with salt 0.
    address public maker;

    constructor(ICourt itsCourt) Claims(itsCourt) {
        maker = msg.sender;
    }
}
