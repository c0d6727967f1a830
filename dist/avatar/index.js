'use strict'
if (parseInt(process.versions.node, 10) < 24) {
  console.log('::error title=Node 24 is needed::' + process.execPath + ' is Node ' + process.versions.node + " and can't run this action, which needs Node 24 or newer. Nothing was submitted, and nothing was paid. On your own runner: update it to 2.327.1 or newer, on a 64-bit system (on 32-bit Arm, it brings no newer Node). With act: choose an image that has Node 24.")
  process.exitCode = 1
} else {
  require('../parts/index.js').start['avatar/index']()
}
