//! Functions do one thing: their length shows it.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::sources::rust_files;
use crate::{demand_none, read, shown};

/// No function has more lines.
const MOST_LINES: usize = 60;

/// Few functions have more.
const LONG_LINES: usize = 40;

/// Out of a hundred functions, fewer than so many are long.
const MOST_LONG: usize = 2;

/// Each function of a file: its name, and its lines from `fn` to the closing brace.
#[derive(Default)]
struct Functions(Vec<(String, usize)>);

impl Functions {
    fn measure(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = block.span().end().line - signature.span().start().line + 1;
        self.0.push((signature.ident.to_string(), lines));
    }
}

impl<'file> Visit<'file> for Functions {
    fn visit_item_fn(&mut self, function: &'file syn::ItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'file syn::ImplItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'file syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.measure(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

fn functions(source: &str) -> Vec<(String, usize)> {
    let file = syn::parse_file(source).expect("a Rust file");
    let mut functions = Functions::default();
    functions.visit_file(&file);
    functions.0
}

#[test]
fn functions_are_short() {
    let mut all = 0;
    let mut long = Vec::new();
    let mut too_long = Vec::new();
    for path in rust_files() {
        for (name, lines) in functions(&read(&path)) {
            all += 1;
            let line = format!("{} {name}: {lines} lines", shown(&path));
            if lines > MOST_LINES {
                too_long.push(line.clone());
            }
            if lines > LONG_LINES {
                long.push(line);
            }
        }
    }
    demand_none("no function has more than 60 lines", too_long);
    if 100 * long.len() >= MOST_LONG * all {
        demand_none(&format!("fewer than 2 % of {all} functions have more than 40 lines"), long);
    }
}

#[test]
fn a_function_is_measured_from_its_name_to_its_brace() {
    let source = "/// Doc.\n#[test]\nfn one() {\n    two();\n}\nimpl A {\n    fn two() {}\n}\ntrait B {\n    fn three();\n}\n";
    assert_eq!(functions(source), [("one".to_owned(), 3), ("two".to_owned(), 1)]);
}
