// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBonds} from "./IBonds.sol";
import {Purse} from "./Purse.sol";
import {Signatures} from "./Signatures.sol";
import {hashHolding} from "./types/Holding.sol";

/// @notice See `IBonds`. What is in a bond is free; a claim's stake is taken out of it and put back.
abstract contract Bonds is IBonds, Purse {
    mapping(address provider => mapping(address node => mapping(address token => uint256 free))) private bonds;
    mapping(address provider => mapping(address token => Holding)) private holdings;
    mapping(address provider => uint256) private choices;

    /// @inheritdoc IBonds
    function postBond(address node, address token, uint256 amount) external payable {
        addBond(msg.sender, node, token, amount);
        emit BondPosted(msg.sender, node, token, amount);
        take(token, amount);
    }

    /// @inheritdoc IBonds
    function withdrawBond(address node, address token, uint256 amount) external {
        takeBond(msg.sender, node, token, amount);
        emit BondWithdrawn(msg.sender, node, token, amount);
        send(token, msg.sender, amount);
    }

    /// @inheritdoc IBonds
    function holdPay(address provider, address token, address node, uint96 upTo, bytes calldata signature) external {
        uint256 number = choices[provider]++;
        if (msg.sender != provider) {
            bytes32 word = Signatures.digest(Signatures.domainSeparator(), hashHolding(token, node, upTo, number));
            if (!Signatures.isBy(provider, word, signature)) revert NotTheProvidersWord(provider);
        }
        holdings[provider][token] = Holding(node, upTo);
        emit HoldingChosen(provider, node, token, upTo);
    }

    /// @inheritdoc IBonds
    function bondOf(address provider, address node, address token) external view returns (uint256 free) {
        return bonds[provider][node][token];
    }

    /// @inheritdoc IBonds
    function holdingOf(address provider, address token) external view returns (Holding memory) {
        return holdings[provider][token];
    }

    /// @inheritdoc IBonds
    function choicesOf(address provider) external view returns (uint256) {
        return choices[provider];
    }

    /// @dev Pays a provider, but what its bond lacks by its own choice.
    function payOut(address token, address provider, uint256 due) internal {
        send(token, provider, due - hold(token, provider, due));
    }

    function addBond(address provider, address node, address token, uint256 amount) internal {
        bonds[provider][node][token] += amount;
    }

    function takeBond(address provider, address node, address token, uint256 amount) internal {
        uint256 free = bonds[provider][node][token];
        if (amount > free) revert BondTooSmall(free, amount);
        bonds[provider][node][token] = free - amount;
    }

    function hold(address token, address provider, uint256 due) private returns (uint256 held) {
        Holding memory chosen = holdings[provider][token];
        if (chosen.upTo == 0) return 0;
        uint256 free = bonds[provider][chosen.node][token];
        if (free >= chosen.upTo) return 0;
        held = chosen.upTo - free;
        if (held > due) held = due;
        bonds[provider][chosen.node][token] = free + held;
        emit PayHeld(provider, chosen.node, token, held);
    }
}
