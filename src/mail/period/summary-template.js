// Generated from summary.mjml by 'npm run build:mail'; edit that file, then run it again.
// MJML is compiled to HTML and the HTML to a Handlebars template: rendering evaluates no code.
import Handlebars from 'handlebars/runtime.js';

export const renderSummary = Handlebars.template({"0":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":82,"column":19},"end":{"line":82,"column":105}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.program(3, data, 0),"data":data,"loc":{"start":{"line":82,"column":33},"end":{"line":82,"column":96}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    return "<b><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":82,"column":57},"end":{"line":82,"column":61}} ), depth0))
    + "</bdi></b>";
},"3":function(container,depth0,helpers,partials,data) {
    return container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":82,"column":83},"end":{"line":82,"column":87}} ), depth0));
},"4":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"p-"
    + alias3(alias2(alias1(depth0, "light", {"start":{"line":83,"column":37},"end":{"line":83,"column":42}} ), depth0))
    + "\" style=\"background-color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"back"),lookupProperty(depth0,"light"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":83,"column":70},"end":{"line":83,"column":103}}}))
    + ";color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"light"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":83,"column":110},"end":{"line":83,"column":142}}}))
    + ";font-size:12px;font-weight:600;border-radius:10px;padding:2px 6px;white-space:nowrap\">&nbsp;"
    + alias3(alias2(alias1(depth0, "word", {"start":{"line":83,"column":237},"end":{"line":83,"column":241}} ), depth0))
    + "&nbsp;</span>";
},"5":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"b-"
    + alias3(alias2(alias1(depth0, "kind", {"start":{"line":84,"column":35},"end":{"line":84,"column":39}} ), depth0))
    + "\" bgcolor=\""
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(data,"root"),"paint"),lookupProperty(depth0,"kind"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":84,"column":52},"end":{"line":84,"column":79}}}))
    + "\" width=\""
    + alias3(alias2(alias1(depth0, "width", {"start":{"line":84,"column":90},"end":{"line":84,"column":95}} ), depth0))
    + "%\" style=\"font-size:1px;line-height:"
    + alias3(alias2(alias1(depth0, "height", {"start":{"line":84,"column":135},"end":{"line":84,"column":141}} ), depth0))
    + "px\">&nbsp;</td>";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"bar\" role=\"presentation\" aria-hidden=\"true\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin-top:"
    + container.escapeExpression(container.lambda(container.strict(depth0, "gap", {"start":{"line":85,"column":142},"end":{"line":85,"column":145}} ), depth0))
    + "px\"><tr>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"spent"),{"name":"if","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":86,"column":0},"end":{"line":86,"column":65}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"expected"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":87,"column":0},"end":{"line":87,"column":74}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"over"),{"name":"if","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":88,"column":0},"end":{"line":88,"column":62}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"bar"),"left"),{"name":"if","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":89,"column":0},"end":{"line":89,"column":62}}})) != null ? stack1 : "")
    + "</tr></table>";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"spent"),"kind":"spent"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"expected"),"kind":"expected"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"over"),"kind":"over"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"part"),depth0,{"name":"part","hash":{"width":lookupProperty(lookupProperty(depth0,"bar"),"left"),"kind":"left"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"days\" role=\"presentation\" aria-hidden=\"true\" width=\""
    + alias3(alias2(alias1(depth0, "width", {"start":{"line":91,"column":88},"end":{"line":91,"column":93}} ), depth0))
    + "\" cellpadding=\"0\" cellspacing=\"2\" style=\"margin-top:"
    + alias3(alias2(alias1(depth0, "gap", {"start":{"line":91,"column":149},"end":{"line":91,"column":152}} ), depth0))
    + "px;table-layout:fixed;border-collapse:separate\"><tr valign=\"bottom\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"bars"),{"name":"each","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":92,"column":0},"end":{"line":92,"column":141}}})) != null ? stack1 : "")
    + "</tr></table>";
},"12":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td><div class=\"b-"
    + alias3(alias2(alias1(depth0, "kind", {"start":{"line":92,"column":35},"end":{"line":92,"column":39}} ), depth0))
    + "\" style=\"background:"
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(data,"root"),"paint"),lookupProperty(depth0,"kind"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":92,"column":61},"end":{"line":92,"column":88}}}))
    + ";font:1px/"
    + alias3(alias2(alias1(depth0, "height", {"start":{"line":92,"column":100},"end":{"line":92,"column":106}} ), depth0))
    + "px a\">&nbsp;</div></td>";
},"13":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\""
    + alias3(alias2(alias1(depth0, "tone", {"start":{"line":94,"column":37},"end":{"line":94,"column":41}} ), depth0))
    + "\" style=\"font-size:13px;color:"
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":94,"column":73},"end":{"line":94,"column":104}}}))
    + "\">"
    + alias3(alias2(alias1(depth0, "amount", {"start":{"line":94,"column":108},"end":{"line":94,"column":114}} ), depth0))
    + "</span>";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:12px 0;font-weight:400;word-break:break-word\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(15, data, 0),"inverse":container.program(16, data, 0),"data":data,"loc":{"start":{"line":97,"column":0},"end":{"line":97,"column":71}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"parents"),{"name":"if","hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":98,"column":0},"end":{"line":98,"column":109}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"days"),{"name":"if","hash":{},"fn":container.program(18, data, 0),"inverse":container.program(19, data, 0),"data":data,"loc":{"start":{"line":99,"column":0},"end":{"line":99,"column":108}}})) != null ? stack1 : "")
    + "</th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:12px 0 12px 14px;white-space:nowrap\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(21, data, 0),"inverse":container.program(22, data, 0),"data":data,"loc":{"start":{"line":101,"column":113},"end":{"line":101,"column":165}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"change"),{"name":"if","hash":{},"fn":container.program(23, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":101,"column":165},"end":{"line":101,"column":227}}})) != null ? stack1 : "")
    + "</td>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:12px 0 12px 14px;white-space:nowrap\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":102,"column":113},"end":{"line":102,"column":171}}})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "beside", {"start":{"line":102,"column":226},"end":{"line":102,"column":232}} ), depth0))
    + "</span></td>\n</tr>";
},"15":function(container,depth0,helpers,partials,data) {
    return "<b><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "name", {"start":{"line":97,"column":25},"end":{"line":97,"column":29}} ), depth0))
    + "</bdi></b>";
},"16":function(container,depth0,helpers,partials,data) {
    return "<b>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "name", {"start":{"line":97,"column":54},"end":{"line":97,"column":58}} ), depth0))
    + "</b>";
},"17":function(container,depth0,helpers,partials,data) {
    return "<br><span class=\"m\" style=\"font-size:13px;color:#68716d\"><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "parents", {"start":{"line":98,"column":80},"end":{"line":98,"column":87}} ), depth0))
    + "</bdi></span>";
},"18":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"days"),depth0,{"name":"days","hash":{"gap":7,"width":"84","bars":lookupProperty(depth0,"days")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"bar"),{"name":"if","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":99,"column":58},"end":{"line":99,"column":100}}})) != null ? stack1 : "");
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"bar"),depth0,{"name":"bar","hash":{"gap":7,"height":5},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"21":function(container,depth0,helpers,partials,data) {
    return container.escapeExpression(container.lambda(container.strict(depth0, "cost", {"start":{"line":101,"column":129},"end":{"line":101,"column":133}} ), depth0));
},"22":function(container,depth0,helpers,partials,data) {
    return "<b>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "cost", {"start":{"line":101,"column":148},"end":{"line":101,"column":152}} ), depth0))
    + "</b>";
},"23":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br>"
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"change"),{"name":"with","hash":{},"fn":container.program(24, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":101,"column":183},"end":{"line":101,"column":220}}})) != null ? stack1 : "");
},"24":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"change"),depth0,{"name":"change","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"25":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"light"),{"name":"with","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":102,"column":126},"end":{"line":102,"column":160}}})) != null ? stack1 : "")
    + "<br>";
},"26":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"pill"),depth0,{"name":"pill","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"27":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<a class=\"m\" href=\""
    + alias3(alias2(alias1(depth0, "url", {"start":{"line":104,"column":43},"end":{"line":104,"column":46}} ), depth0))
    + "\" aria-label=\""
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":104,"column":64},"end":{"line":104,"column":68}} ), depth0))
    + "\" style=\"padding:10px 0;color:#68716d\">"
    + alias3(alias2(alias1(depth0, "words", {"start":{"line":104,"column":111},"end":{"line":104,"column":116}} ), depth0))
    + "</a>";
},"28":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"link"),{"name":"if","hash":{},"fn":container.program(29, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":105,"column":21},"end":{"line":105,"column":163}}})) != null ? stack1 : "")
    + "<h2 class=\"t\" style=\"margin:0;font-size:17px;line-height:24px;font-weight:600\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "text", {"start":{"line":105,"column":244},"end":{"line":105,"column":248}} ), depth0))
    + "</h2>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"link"),{"name":"if","hash":{},"fn":container.program(30, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":105,"column":255},"end":{"line":105,"column":408}}})) != null ? stack1 : "");
},"29":function(container,depth0,helpers,partials,data) {
    return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr valign=\"bottom\"><td style=\"white-space:nowrap\">";
},"30":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "</td><td align=\"right\" style=\"padding-left:12px;font-size:13px;line-height:24px\">"
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"link"),{"name":"with","hash":{},"fn":container.program(31, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":105,"column":348},"end":{"line":105,"column":383}}})) != null ? stack1 : "")
    + "</td></tr></table>";
},"31":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"onward"),depth0,{"name":"onward","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"32":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<th scope=\"col\" class=\"m\" width=\""
    + alias3(alias2(alias1(depth0, "width", {"start":{"line":106,"column":53},"end":{"line":106,"column":58}} ), depth0))
    + "%\" align=\""
    + alias3(alias2(alias1(depth0, "align", {"start":{"line":106,"column":72},"end":{"line":106,"column":77}} ), depth0))
    + "\" valign=\"bottom\" style=\"padding:0 0 6px "
    + alias3(alias2(alias1(depth0, "pad", {"start":{"line":106,"column":122},"end":{"line":106,"column":125}} ), depth0))
    + "px;font-weight:400;font-size:12px;line-height:16px;color:#68716d;word-break:normal\">"
    + alias3(alias2(alias1(depth0, "label", {"start":{"line":106,"column":213},"end":{"line":106,"column":218}} ), depth0))
    + "</th>";
},"33":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 14px;white-space:nowrap\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "cost", {"start":{"line":107,"column":136},"end":{"line":107,"column":140}} ), depth0))
    + "</td>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"change"),{"name":"if","hash":{},"fn":container.program(34, data, 0),"inverse":container.program(35, data, 0),"data":data,"loc":{"start":{"line":108,"column":0},"end":{"line":108,"column":285}}})) != null ? stack1 : "");
},"34":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"l n "
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "tone", {"start":{"line":108,"column":31},"end":{"line":108,"column":42}} ), depth0))
    + "\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 14px;white-space:nowrap;color:"
    + alias3(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(lookupProperty(depth0,"change"),"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":108,"column":146},"end":{"line":108,"column":184}}}))
    + "\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"change"), "amount", {"start":{"line":108,"column":188},"end":{"line":108,"column":201}} ), depth0))
    + "</td>";
},"35":function(container,depth0,helpers,partials,data) {
    return "<td class=\"l\" style=\"border-top:1px solid #e6e8e4\">&nbsp;</td>";
},"36":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<b class=\"t\" style=\"word-break:break-word\"><bdi>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"head"), "scope", {"start":{"line":139,"column":178},"end":{"line":139,"column":188}} ), depth0))
    + "</bdi></b><br>";
},"37":function(container,depth0,helpers,partials,data) {
    return " long";
},"38":function(container,depth0,helpers,partials,data) {
    return "24";
},"39":function(container,depth0,helpers,partials,data) {
    return "36";
},"40":function(container,depth0,helpers,partials,data) {
    return "30";
},"41":function(container,depth0,helpers,partials,data) {
    return "42";
},"42":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"amount"),{"name":"if","hash":{},"fn":container.program(43, data, 0),"inverse":container.program(44, data, 0),"data":data,"loc":{"start":{"line":159,"column":0},"end":{"line":160,"column":90}}})) != null ? stack1 : "");
},"43":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"n "
    + alias3(alias2(alias1(depth0, "tone", {"start":{"line":159,"column":34},"end":{"line":159,"column":38}} ), depth0))
    + "\" style=\"padding-right:10px;white-space:nowrap;color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":159,"column":93},"end":{"line":159,"column":124}}}))
    + "\">"
    + alias3(alias2(alias1(depth0, "amount", {"start":{"line":159,"column":128},"end":{"line":159,"column":134}} ), depth0))
    + "</td><td class=\"n "
    + alias3(alias2(alias1(depth0, "tone", {"start":{"line":159,"column":156},"end":{"line":159,"column":160}} ), depth0))
    + "\" align=\"right\" style=\"padding-right:10px;white-space:nowrap;color:"
    + alias3(lookupProperty(helpers,"lookup").call(alias4,lookupProperty(lookupProperty(lookupProperty(data,"root"),"paint"),"ink"),lookupProperty(depth0,"tone"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":159,"column":229},"end":{"line":159,"column":260}}}))
    + "\">"
    + alias3(alias2(alias1(depth0, "percent", {"start":{"line":159,"column":264},"end":{"line":159,"column":271}} ), depth0))
    + "</td><td class=\"t\">"
    + alias3(alias2(alias1(depth0, "against", {"start":{"line":159,"column":294},"end":{"line":159,"column":301}} ), depth0))
    + "</td></tr>";
},"44":function(container,depth0,helpers,partials,data) {
    return "<tr><td class=\"m\" colspan=\"3\" style=\"color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "against", {"start":{"line":160,"column":63},"end":{"line":160,"column":70}} ), depth0))
    + "</td></tr>";
},"45":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:16px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"days"),depth0,{"name":"days","hash":{"gap":0,"width":lookupProperty(lookupProperty(lookupProperty(depth0,"head"),"days"),"width"),"bars":lookupProperty(lookupProperty(lookupProperty(depth0,"head"),"days"),"bars")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>\n</table>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:4px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:12px;line-height:16px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td><table role=\"presentation\" width=\""
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"head"),"days"), "width", {"start":{"line":184,"column":44},"end":{"line":184,"column":59}} ), depth0))
    + "\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"m n\" style=\"font-size:12px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"head"),"days"), "first", {"start":{"line":184,"column":154},"end":{"line":184,"column":169}} ), depth0))
    + "</td><td class=\"m n\" align=\"right\" style=\"font-size:12px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"head"),"days"), "last", {"start":{"line":184,"column":245},"end":{"line":184,"column":259}} ), depth0))
    + "</td></tr></table></td></tr>\n</table>\n</td>\n</tr>\n";
},"46":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:6px 0 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;text-align:left;color:#1d2321;\"\n><span class=\"m n\" style=\"color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"head"), "extremes", {"start":{"line":195,"column":43},"end":{"line":195,"column":56}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n";
},"47":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:24px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<tr valign=\"top\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"head"),"month"),{"name":"each","hash":{},"fn":container.program(48, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":17},"end":{"line":206,"column":718}}})) != null ? stack1 : "")
    + "</tr>\n</table>\n</td>\n</tr>\n";
},"48":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"t n\" align=\""
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"last"),{"name":"if","hash":{},"fn":container.program(49, data, 0),"inverse":container.program(50, data, 0),"data":data,"loc":{"start":{"line":206,"column":60},"end":{"line":206,"column":97}}})) != null ? stack1 : "")
    + "\" style=\"padding-right:"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"last"),{"name":"if","hash":{},"fn":container.program(51, data, 0),"inverse":container.program(52, data, 0),"data":data,"loc":{"start":{"line":206,"column":120},"end":{"line":206,"column":153}}})) != null ? stack1 : "")
    + "\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"part"),{"name":"if","hash":{},"fn":container.program(53, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":155},"end":{"line":206,"column":338}}})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:12px;color:#68716d\">"
    + alias4(alias3(alias2(depth0, "label", {"start":{"line":206,"column":393},"end":{"line":206,"column":398}} ), depth0))
    + "</span><br><b class=\"mg\" style=\"font-size:16px;line-height:28px;white-space:nowrap\">"
    + alias4(alias3(alias2(depth0, "value", {"start":{"line":206,"column":486},"end":{"line":206,"column":491}} ), depth0))
    + "</b>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"note"),{"name":"if","hash":{},"fn":container.program(54, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":497},"end":{"line":206,"column":646}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"light"),{"name":"if","hash":{},"fn":container.program(56, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":646},"end":{"line":206,"column":704}}})) != null ? stack1 : "")
    + "</td>";
},"49":function(container,depth0,helpers,partials,data) {
    return "right";
},"50":function(container,depth0,helpers,partials,data) {
    return "left";
},"51":function(container,depth0,helpers,partials,data) {
    return "0";
},"52":function(container,depth0,helpers,partials,data) {
    return "12px";
},"53":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"b-"
    + alias1(container.lambda(container.strict(depth0, "part", {"start":{"line":206,"column":184},"end":{"line":206,"column":188}} ), depth0))
    + "\" aria-hidden=\"true\" style=\"background-color:"
    + alias1(lookupProperty(helpers,"lookup").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(data,"root"),"paint"),lookupProperty(depth0,"part"),{"name":"lookup","hash":{},"data":data,"loc":{"start":{"line":206,"column":235},"end":{"line":206,"column":262}}}))
    + ";font-size:9px;line-height:9px\">&nbsp;&nbsp;&nbsp;</span>&nbsp;&nbsp;";
},"54":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><span class=\"m\" style=\"font-size:12px;color:#68716d"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"first"),{"name":"if","hash":{},"fn":container.program(55, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":564},"end":{"line":206,"column":622}}})) != null ? stack1 : "")
    + "\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "note", {"start":{"line":206,"column":626},"end":{"line":206,"column":630}} ), depth0))
    + "</span>";
},"55":function(container,depth0,helpers,partials,data) {
    return ";display:inline-block;max-width:100px";
},"56":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br>"
    + ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"light"),{"name":"with","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":206,"column":663},"end":{"line":206,"column":697}}})) != null ? stack1 : "");
},"57":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:12px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"bar"),depth0,{"name":"bar","hash":{"gap":0,"height":10,"bar":lookupProperty(lookupProperty(depth0,"head"),"bar")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>\n</table>\n</td>\n</tr>\n";
},"58":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:40px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"units"),"text":"OUs"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"units"), "caption", {"start":{"line":241,"column":95},"end":{"line":241,"column":108}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":46,"pad":0,"align":"left","label":"OU"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":24,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"units"),"period")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":30,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"units"),"besideLabel")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"units"),"rows"),{"name":"each","hash":{},"fn":container.program(59, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":252,"column":7},"end":{"line":252,"column":46}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"units"),"sums"),{"name":"each","hash":{},"fn":container.program(59, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":252,"column":46},"end":{"line":252,"column":85}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n";
},"59":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"unit"),depth0,{"name":"unit","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"60":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:28px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"services"),"text":"Largest services"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"changes"), "servicesCaption", {"start":{"line":263,"column":111},"end":{"line":263,"column":134}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":54,"pad":0,"align":"left","label":"Service"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":22,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"units"),"period")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":24,"pad":14,"align":"right","label":"Change"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"changes"),"services"),{"name":"each","hash":{},"fn":container.program(61, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":274,"column":7},"end":{"line":277,"column":14}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n";
},"61":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:10px 0;font-weight:400;word-break:break-word\"><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "service", {"start":{"line":275,"column":138},"end":{"line":275,"column":145}} ), depth0))
    + "</bdi></th>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"money"),depth0,{"name":"money","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr>";
},"62":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:28px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"teams"),"text":"Teams"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"teams"), "caption", {"start":{"line":289,"column":97},"end":{"line":289,"column":110}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":54,"pad":0,"align":"left","label":"Team"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":46,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"units"),"period")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"teams"),"rows"),{"name":"each","hash":{},"fn":container.program(63, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":300,"column":7},"end":{"line":303,"column":14}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:6px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#4c5551;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"teams"),"lines"),{"name":"each","hash":{},"fn":container.program(66, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":314,"column":0},"end":{"line":314,"column":118}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"63":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:12px 0;font-weight:400;word-break:break-word\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isName"),{"name":"if","hash":{},"fn":container.program(15, data, 0),"inverse":container.program(16, data, 0),"data":data,"loc":{"start":{"line":301,"column":131},"end":{"line":301,"column":201}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"unit"),{"name":"if","hash":{},"fn":container.program(64, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":301,"column":201},"end":{"line":301,"column":303}}})) != null ? stack1 : "")
    + "</th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:12px 0 12px 14px;white-space:nowrap\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "cost", {"start":{"line":302,"column":115},"end":{"line":302,"column":119}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"notes"),{"name":"each","hash":{},"fn":container.program(65, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":302,"column":121},"end":{"line":302,"column":217}}})) != null ? stack1 : "")
    + "</td>\n</tr>";
},"64":function(container,depth0,helpers,partials,data) {
    return "<br><span class=\"m\" style=\"font-size:13px;color:#68716d\"><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "unit", {"start":{"line":301,"column":277},"end":{"line":301,"column":281}} ), depth0))
    + "</bdi></span>";
},"65":function(container,depth0,helpers,partials,data) {
    return "<br><span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</span>";
},"66":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"f\" style=\"padding:3px 0;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),depth0,{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>";
},"67":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"f\" style=\"padding-top:8px;font-size:13px;line-height:19px;color:#4c5551;word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),depth0,{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</div>";
},"68":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":54,"pad":0,"align":"left","label":"Service and account"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":22,"pad":14,"align":"right","label":lookupProperty(lookupProperty(depth0,"changes"),"costLabel")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":24,"pad":14,"align":"right","label":"Change"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"changes"),"movers"),{"name":"each","hash":{},"fn":container.program(69, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":337,"column":7},"end":{"line":340,"column":14}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n";
},"69":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:10px 0;font-weight:400;word-break:break-word\"><bdi>"
    + alias3(alias2(alias1(depth0, "service", {"start":{"line":338,"column":138},"end":{"line":338,"column":145}} ), depth0))
    + "</bdi>"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"part"),{"name":"if","hash":{},"fn":container.program(70, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":338,"column":153},"end":{"line":338,"column":182}}})) != null ? stack1 : "")
    + "<br><span class=\"m\" style=\"font-size:13px;color:#68716d\"><bdi>"
    + alias3(alias2(alias1(depth0, "account", {"start":{"line":338,"column":246},"end":{"line":338,"column":253}} ), depth0))
    + "</bdi> · <bdi>"
    + alias3(alias2(alias1(depth0, "unit", {"start":{"line":338,"column":271},"end":{"line":338,"column":275}} ), depth0))
    + "</bdi></span></th>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"money"),depth0,{"name":"money","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr>";
},"70":function(container,depth0,helpers,partials,data) {
    return ", "
    + container.escapeExpression(container.lambda(container.strict(depth0, "part", {"start":{"line":338,"column":169},"end":{"line":338,"column":173}} ), depth0));
},"71":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:28px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"text":"Idle resources"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"idle"), "caption", {"start":{"line":352,"column":89},"end":{"line":352,"column":101}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"idle"),"rows"),{"name":"if","hash":{},"fn":container.program(72, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":355,"column":0},"end":{"line":371,"column":7}}})) != null ? stack1 : "")
    + "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:6px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#4c5551;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"idle"),"lines"),{"name":"each","hash":{},"fn":container.program(76, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":379,"column":0},"end":{"line":379,"column":111}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"72":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n>\n<thead><tr>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":74,"pad":0,"align":"left","label":"Resource and owner"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"th"),depth0,{"name":"th","hash":{"width":26,"pad":14,"align":"right","label":"A month"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"idle"),"rows"),{"name":"each","hash":{},"fn":container.program(73, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":364,"column":7},"end":{"line":367,"column":14}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n";
},"73":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr valign=\"top\">\n<th scope=\"row\" class=\"t l\" align=\"left\" style=\"border-top:1px solid #e6e8e4;padding:10px 0;font-weight:400;word-break:break-word\"><b><bdi>"
    + alias3(alias2(alias1(depth0, "resource", {"start":{"line":365,"column":141},"end":{"line":365,"column":149}} ), depth0))
    + "</bdi></b><br><span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + alias3(alias2(alias1(depth0, "kind", {"start":{"line":365,"column":220},"end":{"line":365,"column":224}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"owners"),{"name":"each","hash":{},"fn":container.program(74, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":365,"column":226},"end":{"line":365,"column":273}}})) != null ? stack1 : "")
    + "</span><br><span class=\"f\" style=\"font-size:13px;line-height:19px;color:#4c5551\">"
    + alias3(alias2(alias1(depth0, "evidence", {"start":{"line":365,"column":356},"end":{"line":365,"column":364}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"aws"),{"name":"if","hash":{},"fn":container.program(75, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":365,"column":366},"end":{"line":365,"column":406}}})) != null ? stack1 : "")
    + "</span></th>\n<td class=\"t l n\" align=\"right\" style=\"border-top:1px solid #e6e8e4;padding:10px 0 10px 14px;white-space:nowrap\">"
    + alias3(alias2(alias1(depth0, "cost", {"start":{"line":366,"column":115},"end":{"line":366,"column":119}} ), depth0))
    + "</td>\n</tr>";
},"74":function(container,depth0,helpers,partials,data) {
    return " · <bdi>"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</bdi>";
},"75":function(container,depth0,helpers,partials,data) {
    return "<br><bdi>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "aws", {"start":{"line":365,"column":388},"end":{"line":365,"column":391}} ), depth0))
    + "</bdi>";
},"76":function(container,depth0,helpers,partials,data) {
    return "<tr><td class=\"f\" style=\"padding:3px 0;word-break:break-word\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</td></tr>";
},"77":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"f\" style=\"padding:3px 0;word-break:break-word\"><b>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "lead", {"start":{"line":437,"column":83},"end":{"line":437,"column":87}} ), depth0))
    + ".</b> "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),lookupProperty(depth0,"sentence"),{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\" dir=\"ltr\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<title>"
    + alias3(alias2(alias1(depth0, "subject", {"start":{"line":4,"column":9},"end":{"line":4,"column":16}} ), depth0))
    + "</title>\n\u003C!--[if !mso]>\u003C!-->\n<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n\u003C!--<![endif]-->\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style type=\"text/css\">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n\u003C!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n\u003C!--[if lte mso 11]>\n<style type=\"text/css\">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type=\"text/css\">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media=\"screen and (min-width:480px)\">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type=\"text/css\">\n:root{color-scheme:light dark;supported-color-schemes:light dark}\n.n{font-variant-numeric:tabular-nums}\nb{font-weight:600}\n@media only screen and (min-width:481px){\n.s>table>tbody>tr>td{padding-left:32px !important;padding-right:32px !important}\n.big{font-size:44px !important;line-height:50px !important}\n.long{font-size:30px !important;line-height:38px !important}\n.mg{font-size:18px !important}\n}\n@media (prefers-color-scheme:dark){\nbody,body>div{background-color:#141716 !important}\n.s,.s>table{background-color:#1b1f1d !important}\n.foot,.foot>table{background-color:#171b19 !important}\n.t,.t div{color:#e7ebe8 !important}\n.m{color:#9ba5a0 !important}\n.f{color:#b9c2bd !important}\n.flat{color:#9ba5a0 !important}\n.l{border-color:#2f3532 !important}\n.up{color:#f0917f !important}\n.down{color:#79c9a2 !important}\n.p-red{background-color:#4a1d14 !important;color:#f6b3a5 !important}\n.p-yellow{background-color:#43370c !important;color:#f2d785 !important}\n.p-green{background-color:#12382a !important;color:#9fdcbd !important}\n.p-grey{background-color:#2c322f !important;color:#c0c8c3 !important}\n.b-left{background-color:#303633 !important}\n.b-spent{background-color:#8fb3a2 !important}\n.b-expected{background-color:#4f6a5d !important}\n.b-over{background-color:#d9634b !important}\n}\n</style>\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n<meta name=\"x-apple-disable-message-reformatting\">\n\u003C!--[if mso]><style>*{font-family:'Segoe UI',Arial,sans-serif !important}.t{font-size:15px;line-height:20px;color:#1d2321}.f{font-size:13px;line-height:19px;color:#4c5551}.bar td,.days div{mso-line-height-rule:exactly}</style><![endif]-->\n</head>\n<body  style=\"word-spacing:normal;background-color:#f3f4f1;\">\n<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;\">"
    + alias3(alias2(alias1(depth0, "preheader", {"start":{"line":78,"column":128},"end":{"line":78,"column":137}} ), depth0))
    + "</div>\n<div\naria-label=\""
    + alias3(alias2(alias1(depth0, "subject", {"start":{"line":80,"column":14},"end":{"line":80,"column":21}} ), depth0))
    + "\" aria-roledescription=\"email\" role=\"article\" lang=\"en\" dir=\"ltr\" style=\"word-spacing:normal;background-color:#f3f4f1;\"\n>\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"s-outlook\" role=\"presentation\" style=\"width:640px;\" width=\"640\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  class=\"s\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:640px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:28px 16px 32px;text-align:center;\"\n>\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:608px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td  style=\"vertical-align:top;padding:0;\">\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1d2321;\"\n><h1 class=\"t\" style=\"margin:0;font-size:15px;line-height:22px;font-weight:600\">AWS costs, "
    + alias3(alias2(alias1(lookupProperty(depth0,"head"), "title", {"start":{"line":139,"column":93},"end":{"line":139,"column":103}} ), depth0))
    + "</h1>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"scope"),{"name":"if","hash":{},"fn":container.program(36, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":139,"column":110},"end":{"line":139,"column":211}}})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"head"), "basis", {"start":{"line":139,"column":266},"end":{"line":139,"column":276}} ), depth0))
    + "</span></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" class=\"t\" style=\"font-size:0px;padding:14px 0 8px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1d2321;\"\n><div class=\"n big"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"isLong"),{"name":"if","hash":{},"fn":container.program(37, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":148,"column":18},"end":{"line":148,"column":49}}})) != null ? stack1 : "")
    + "\" style=\"font-size:"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"isLong"),{"name":"if","hash":{},"fn":container.program(38, data, 0, blockParams, depths),"inverse":container.program(39, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":148,"column":68},"end":{"line":148,"column":106}}})) != null ? stack1 : "")
    + "px;line-height:"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"isLong"),{"name":"if","hash":{},"fn":container.program(40, data, 0, blockParams, depths),"inverse":container.program(41, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":148,"column":121},"end":{"line":148,"column":159}}})) != null ? stack1 : "")
    + "px;font-weight:600;letter-spacing:-0.02em\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"head"), "total", {"start":{"line":148,"column":204},"end":{"line":148,"column":214}} ), depth0))
    + "</div></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"auto\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:24px;table-layout:auto;width:auto;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"with").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"comparison"),{"name":"with","hash":{},"fn":container.program(42, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":158,"column":0},"end":{"line":161,"column":10}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"head"),"days"),"bars"),{"name":"if","hash":{},"fn":container.program(45, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":165,"column":0},"end":{"line":188,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"extremes"),{"name":"if","hash":{},"fn":container.program(46, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":188,"column":7},"end":{"line":198,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"month"),{"name":"if","hash":{},"fn":container.program(47, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":198,"column":7},"end":{"line":210,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"head"),"bar"),{"name":"if","hash":{},"fn":container.program(57, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":210,"column":7},"end":{"line":222,"column":7}}})) != null ? stack1 : "")
    + "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:16px 0 0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1d2321;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:24px;table-layout:auto;width:100%;border:none;\"\n>\n<tr><td class=\"t\" style=\"word-break:break-word\">"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"say"),lookupProperty(depth0,"budgetAnswer"),{"name":"say","data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</td></tr>\n</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"units"),"rows"),{"name":"if","hash":{},"fn":container.program(58, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":234,"column":0},"end":{"line":256,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"changes"),"services"),{"name":"if","hash":{},"fn":container.program(60, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":256,"column":7},"end":{"line":281,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"teams"),{"name":"if","hash":{},"fn":container.program(62, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":282,"column":0},"end":{"line":318,"column":7}}})) != null ? stack1 : "")
    + "<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:28px 0 14px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:20px;text-align:left;color:#1d2321;\"\n>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"title"),depth0,{"name":"title","hash":{"link":lookupProperty(lookupProperty(depth0,"links"),"movers"),"text":"What changed"},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<span class=\"m\" style=\"font-size:13px;color:#68716d\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"changes"), "moversCaption", {"start":{"line":325,"column":105},"end":{"line":325,"column":126}} ), depth0))
    + "</span>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"changes"),"moves"),{"name":"each","hash":{},"fn":container.program(67, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":325,"column":135},"end":{"line":325,"column":294}}})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"changes"),"movers"),{"name":"if","hash":{},"fn":container.program(68, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":328,"column":0},"end":{"line":344,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"idle"),{"name":"if","hash":{},"fn":container.program(71, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":345,"column":0},"end":{"line":383,"column":7}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"s-outlook foot-outlook\" role=\"presentation\" style=\"width:640px;\" width=\"640\" bgcolor=\"#f8f9f7\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  class=\"s foot\" style=\"background:#f8f9f7;background-color:#f8f9f7;margin:0px auto;max-width:640px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#f8f9f7;background-color:#f8f9f7;width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:24px 16px 28px;text-align:center;\"\n>\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:608px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td  style=\"vertical-align:top;padding:0;\">\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0 0 8px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1d2321;\"\n><h2 class=\"t\" style=\"margin:0;font-size:15px;line-height:22px;font-weight:600\">Can I trust this?</h2></div>\n</td>\n</tr>\n<tr>\n<td\nalign=\"left\" style=\"font-size:0px;padding:0;word-break:break-word;\"\n>\n<table\ncellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#4c5551;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;table-layout:auto;width:100%;border:none;\"\n>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"notes"),{"name":"each","hash":{},"fn":container.program(77, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":437,"column":0},"end":{"line":437,"column":133}}})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>\n";
},"main_d":  function(fn, props, container, depth0, data, blockParams, depths) {

  var decorators = container.decorators, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"args":["say"],"data":data,"loc":{"start":{"line":82,"column":0},"end":{"line":82,"column":117}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(4, data, 0, blockParams, depths),"inverse":container.noop,"args":["pill"],"data":data,"loc":{"start":{"line":83,"column":0},"end":{"line":83,"column":268}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(5, data, 0, blockParams, depths),"inverse":container.noop,"args":["part"],"data":data,"loc":{"start":{"line":84,"column":0},"end":{"line":84,"column":170}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"args":["bar"],"data":data,"loc":{"start":{"line":85,"column":0},"end":{"line":90,"column":25}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(11, data, 0, blockParams, depths),"inverse":container.noop,"args":["days"],"data":data,"loc":{"start":{"line":91,"column":0},"end":{"line":93,"column":25}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(13, data, 0, blockParams, depths),"inverse":container.noop,"args":["change"],"data":data,"loc":{"start":{"line":94,"column":0},"end":{"line":94,"column":135}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(14, data, 0, blockParams, depths),"inverse":container.noop,"args":["unit"],"data":data,"loc":{"start":{"line":95,"column":0},"end":{"line":103,"column":17}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(27, data, 0, blockParams, depths),"inverse":container.noop,"args":["onward"],"data":data,"loc":{"start":{"line":104,"column":0},"end":{"line":104,"column":134}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(28, data, 0, blockParams, depths),"inverse":container.noop,"args":["title"],"data":data,"loc":{"start":{"line":105,"column":0},"end":{"line":105,"column":420}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(32, data, 0, blockParams, depths),"inverse":container.noop,"args":["th"],"data":data,"loc":{"start":{"line":106,"column":0},"end":{"line":106,"column":237}}}) || fn;
  var decorator = lookupProperty(decorators,"inline");
  if (typeof decorator !== "function") { throw new Error("Missing decorator: \"inline\""); }
  fn = decorator(fn,props,container,{"name":"inline","hash":{},"fn":container.program(33, data, 0, blockParams, depths),"inverse":container.noop,"args":["money"],"data":data,"loc":{"start":{"line":107,"column":0},"end":{"line":108,"column":297}}}) || fn;
  return fn;
  }

,"useDecorators":true,"usePartial":true,"useData":true,"useDepths":true});
