// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPurse, IToken} from "./IPurse.sol";

/// @notice Takes and sends money, coin or token.
///
/// A token is somebody else's code: it may return nothing, or false, keep a fee, refuse an account, lie about what it
/// did, or call back in the middle. Hence its books are kept apart, and what it says this contract has must change by
/// what was booked, exactly and in the same call, or all is undone. So nothing a token does reaches those who did not
/// accept it; those who did depend on it, as all its holders do.
///
/// Taking and sending are the last thing a function does, after its last state is written, so that whoever is called
/// back finds everything booked.
abstract contract Purse is IPurse {
    /// @dev The token that is the chain's own coin.
    address internal constant COIN = address(0);

    /// @dev What of a token is somebody's. For coin it would add nothing: what came with a call cannot be another amount.
    mapping(address token => uint256) private booked;

    /// @dev From the sender.
    function take(address token, uint256 amount) internal {
        uint256 coin = token == COIN ? amount : 0;
        if (msg.value != coin) revert WrongValue(msg.value, coin);
        if (token == COIN || amount == 0) return;
        if (token.code.length == 0) revert NotAToken(token);
        int256 before = surplus(token);
        // One that has lost some would pay its earlier owners by what is taken now.
        if (before < 0) revert TokenIsShort(token);
        booked[token] += amount;
        bool taken = asked(token, abi.encodeCall(IToken.transferFrom, (msg.sender, address(this), amount)));
        if (!taken) revert TokenRefused(token);
        if (surplus(token) != before) revert InexactTransfer(token, amount);
    }

    function send(address token, address to, uint256 amount) internal {
        if (amount == 0) return;
        if (token == COIN) {
            (bool sent,) = to.call{value: amount}("");
            if (!sent) revert PaymentFailed(to, amount);
            return;
        }
        int256 before = surplus(token);
        booked[token] -= amount;
        if (!asked(token, abi.encodeCall(IToken.transfer, (to, amount)))) revert PaymentFailed(to, amount);
        if (surplus(token) != before) revert InexactTransfer(token, amount);
    }

    /// @dev Many tokens refuse to be sent to nobody: what is burned of one stays here, and is nobody's.
    function burn(address token, uint256 amount) internal {
        if (token == COIN) send(COIN, address(0), amount);
        else booked[token] -= amount;
    }

    /// @dev What there is of a token beyond what is somebody's. Only a token that nobody can own so much of makes it wrap.
    function surplus(address token) private view returns (int256) {
        uint256 balance = IToken(token).balanceOf(address(this));
        unchecked {
            return int256(balance - booked[token]);
        }
    }

    /// @dev Whether it did not fail, and returned nothing or true.
    function asked(address token, bytes memory call) private returns (bool) {
        (bool done, bytes memory said) = token.call(call);
        return done && (said.length == 0 || (said.length >= 32 && uint256(bytes32(said)) == 1));
    }
}
