// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A token as EIP-20 says it should be. Anyone may make some. The code of the tokens here lies in the test resources
/// beside those who use them; `node compile.cjs SOURCES OUT PlainToken SilentToken OddToken`, in wallet/contracts, makes it.
contract PlainToken {
    string public symbol = "PLN";
    uint8 public decimals = 6;
    mapping(address account => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        return move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allowance[from][msg.sender] -= amount;
        return move(from, to, amount);
    }

    function move(address from, address to, uint256 amount) internal virtual returns (bool) {
        require(to != address(0), "to nobody");
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}
