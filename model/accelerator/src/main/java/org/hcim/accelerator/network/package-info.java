/** What runs on an accelerator: the layers of a network and their shapes. */
package org.hcim.accelerator.network;
