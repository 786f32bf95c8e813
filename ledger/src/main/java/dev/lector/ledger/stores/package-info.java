/**
 * State stores: their names, which never change, their serdes, and the index by time that expires
 * entries.
 */
package dev.lector.ledger.stores;
