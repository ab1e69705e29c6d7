/** What a trained layer is made of: products in crossbars, normalization, what both learn. */
package org.hcim.psq.layer;
