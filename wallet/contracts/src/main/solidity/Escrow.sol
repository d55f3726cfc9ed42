// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claims} from "./Claims.sol";
import {Court} from "./Court.sol";

/// @notice The escrow of Hearth jobs: pays by vouchers (`IEscrow`), or by claims that nobody disproves (`IClaims`).
contract Escrow is Claims {
    constructor() Claims(new Court()) {}
}
